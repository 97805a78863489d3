/// The progress of an import, of which reading the file is the smaller part.
struct ImportProgress: Sendable {
    /// Receives the share that is done; nil if progress is not shown.
    let report: (@Sendable (Double) -> Void)?

    private static let readingShare = 0.1

    /// Receives the share of the file that has been read.
    var reading: (@Sendable (Double) -> Void)? {
        guard let report else { return nil }
        return { report($0 * Self.readingShare) }
    }

    /// Receives the share of one of several series that has been written.
    func writing(part: Int, of count: Int) -> ((Double) -> Void)? {
        guard let report else { return nil }
        return { share in
            let written = (Double(part) + share) / Double(count)
            report(Self.readingShare + (1 - Self.readingShare) * written)
        }
    }
}
