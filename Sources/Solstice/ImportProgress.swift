/// How far an import has come, of which reading the file is the smaller part.
struct ImportProgress: Sendable {
    /// Told the share that is done; nil where nobody watches.
    let report: (@Sendable (Double) -> Void)?

    private static let readingShare = 0.1

    /// Takes the share of the file that was read.
    var reading: (@Sendable (Double) -> Void)? {
        guard let report else { return nil }
        return { report($0 * Self.readingShare) }
    }

    /// Takes the share of one of several series that was written.
    func writing(part: Int, of count: Int) -> ((Double) -> Void)? {
        guard let report else { return nil }
        return { share in
            let written = (Double(part) + share) / Double(count)
            report(Self.readingShare + (1 - Self.readingShare) * written)
        }
    }
}
