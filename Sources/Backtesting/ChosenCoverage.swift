public import SolsticeDomain

/// How many plans of a kind of job came out inside the band that was printed with them, by how far
/// ahead they began.
public struct ChosenCoverage: Equatable, Sendable {
    /// The kind of job.
    public let kind: JobKind
    /// The plans begin at least so far ahead.
    public let leadFrom: TimeSpan
    /// They begin less than so far ahead; nil for any further.
    public let leadTo: TimeSpan?
    /// How many there were, and how they came out.
    public internal(set) var count = BandCoverage.Count()
    /// How many plans that do not overlap say as much: jobs that are submitted while another one of
    /// the kind runs say little new.
    public internal(set) var independentCount = 0.0

    /// The bounds of the leads.
    static let bounds: [TimeSpan] = [.zero, .day, .day * 7]

    /// Nothing counted yet, for each stretch of leads.
    static func empty(_ kind: JobKind) -> [ChosenCoverage] {
        bounds.indices.map { index in
            ChosenCoverage(
                kind: kind, leadFrom: bounds[index],
                leadTo: index + 1 < bounds.count ? bounds[index + 1] : nil)
        }
    }

    private init(kind: JobKind, leadFrom: TimeSpan, leadTo: TimeSpan?) {
        self.kind = kind
        self.leadFrom = leadFrom
        self.leadTo = leadTo
    }
}
