public import SolsticeDomain

/// How many plans for a kind of job fell inside the band printed with them, by how far ahead they
/// began.
public struct ChosenCoverage: Equatable, Sendable {
    /// The kind of job.
    public let kind: JobKind
    /// The minimum lead of the plans, inclusive.
    public let leadFrom: TimeSpan
    /// The maximum lead of the plans, exclusive; nil for no limit.
    public let leadTo: TimeSpan?
    /// Their counts below, inside and above the band.
    public internal(set) var count = BandCoverage.Count()
    /// The equivalent number of plans that do not overlap: a job submitted while another of its
    /// kind runs adds little.
    public internal(set) var independentCount = 0.0

    /// The bounds of the leads.
    static let bounds: [TimeSpan] = [.zero, .day, .day * 7]

    /// Zero counts for each range of leads.
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
