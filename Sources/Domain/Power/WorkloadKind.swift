/// What a job does on its accelerators. The same power cap slows and saves differently: inference at
/// 150 W on a V100 takes 23 % longer, training 7 % (arXiv 2205.09646).
public enum WorkloadKind: String, CaseIterable, Codable, Sendable {
    /// It trains a model.
    case training
    /// It runs a trained model.
    case inference
}

/// A published effect of a power cap that is shown beside the table that plans are made from, to
/// compare the two.
public struct PublishedCap: Equatable, Sendable {
    /// What was measured.
    public let workload: WorkloadKind
    /// The limit set on one accelerator.
    public let cap: Power
    /// Run time over the run time uncapped, on average.
    public let relativeTime: Double
    /// Energy over the energy uncapped, on average; nil if it was not published.
    public let relativeEnergy: Double?
    /// Who measured it, on what.
    public let source: String

    /// A published figure.
    public init(
        workload: WorkloadKind, cap: Power, relativeTime: Double, relativeEnergy: Double?,
        source: String
    ) {
        self.workload = workload
        self.cap = cap
        self.relativeTime = relativeTime
        self.relativeEnergy = relativeEnergy
        self.source = source
    }
}

extension Accelerator {
    /// Published effects beside its own table of a workload, ascending by cap.
    public func publishedCaps(for workload: WorkloadKind) -> [PublishedCap] {
        AcceleratorCatalog.publishedCaps[id]?.filter { $0.workload == workload } ?? []
    }
}
