/// The effect of a power cap on one job.
public struct PowerCapEffect: Equatable, Sendable {
    /// The limit set on each accelerator.
    public let cap: Power
    /// Run time over the run time uncapped, on average.
    public let relativeTime: Double
    /// The same for a job among the slowest tenth: what deadlines are planned with.
    public let slowRelativeTime: Double
    /// Energy over the energy uncapped, on average.
    public let relativeEnergy: Double

    /// Whether it has any effect.
    public var isFelt: Bool { relativeTime != 1 || relativeEnergy != 1 }

    /// Creates an effect; mean power under the cap never exceeds the cap, whatever was measured.
    init(cap: Power, draw: Power, time: Double, slowTime: Double, energy: Double) {
        self.cap = cap
        relativeTime = max(1, time)
        slowRelativeTime = max(relativeTime, slowTime)
        relativeEnergy = min(energy, relativeTime * cap.watts / draw.watts)
    }

    /// A cap that the job does not feel.
    init(unfelt cap: Power) {
        self.cap = cap
        relativeTime = 1
        slowRelativeTime = 1
        relativeEnergy = 1
    }
}

/// What runs of one job under a power cap measured, relative to its uncapped runs.
public struct MeasuredCap: Equatable, Sendable {
    /// The limit set on each accelerator.
    public let cap: Power
    /// Mean run time over the mean uncapped.
    public let relativeTime: Double
    /// The same for the times that nine runs in ten finish within.
    public let slowRelativeTime: Double
    /// Mean energy over the mean uncapped; nil if too few of the runs were metered.
    public let relativeEnergy: Double?

    /// A measurement as stored.
    public init(
        cap: Power, relativeTime: Double, slowRelativeTime: Double, relativeEnergy: Double?
    ) {
        self.cap = cap
        self.relativeTime = relativeTime
        self.slowRelativeTime = slowRelativeTime
        self.relativeEnergy = relativeEnergy
    }

    /// What capped runs measured beside uncapped ones; nil if there are too few of either to know
    /// their spread.
    public init?(cap: Power, capped: [MeasuredRun], uncapped: [MeasuredRun]) {
        guard let under = DurationEstimate(runs: capped.map(\.length)),
            let free = DurationEstimate(runs: uncapped.map(\.length)), free.mean > .zero
        else { return nil }
        func meanEnergy(_ runs: [MeasuredRun]) -> Double? {
            let metered = runs.compactMap { $0.energy?.kilowattHours }
            guard metered.count >= DurationEstimate.leastRuns else { return nil }
            return metered.reduce(0, +) / Double(metered.count)
        }
        let energy = meanEnergy(capped).flatMap { capped in
            meanEnergy(uncapped).flatMap { $0 > 0 ? capped / $0 : nil }
        }
        self.init(
            cap: cap, relativeTime: under.mean.hours / free.mean.hours,
            slowRelativeTime: under.planned.hours / free.planned.hours, relativeEnergy: energy)
    }
}

/// An earlier run of a job, from start to end in one piece.
public struct MeasuredRun: Equatable, Sendable {
    /// The power cap that it ran under; nil for none.
    public let cap: Power?
    /// How long it took.
    public let length: TimeSpan
    /// What meters saw it use; nil if they saw too little of it.
    public let energy: ITEnergy?
    /// How many accelerators it held.
    public let count: Int

    /// A run as stored.
    public init(
        cap: Power? = nil, length: TimeSpan, energy: ITEnergy? = nil, count: Int = 1
    ) {
        self.cap = cap
        self.length = length
        self.energy = energy
        self.count = count
    }

    /// The mean power of one accelerator over some runs; nil if too few of them were metered.
    public static func meanPower(_ runs: [MeasuredRun]) -> Power? {
        let metered = runs.compactMap { run in
            run.energy.map { $0.kilowattHours * 1000 / (run.length.hours * Double(run.count)) }
        }
        guard metered.count >= DurationEstimate.leastRuns else { return nil }
        let mean = metered.reduce(0, +) / Double(metered.count)
        return mean > 0 && mean < .infinity ? Power(watts: mean) : nil
    }
}

extension Accelerator {
    /// The effects of the caps below a job's draw, as measured on itself or on other workloads.
    public func effects(
        on variant: WorkloadVariant, doing workload: WorkloadKind
    ) -> [PowerCapEffect] {
        powerCaps(for: workload).compactMap { point in
            guard point.cap < variant.powerPerAccelerator else { return nil }
            return effect(of: point.cap, on: variant, doing: workload)
        }
    }

    /// The effect of a cap on a job: what its own runs measured if they did, else what other
    /// workloads measured; nil if neither did.
    public func effect(
        of cap: Power, on variant: WorkloadVariant, doing workload: WorkloadKind
    ) -> PowerCapEffect? {
        let draw = variant.powerPerAccelerator
        let others = effect(of: cap, onDraw: draw, doing: workload)
        guard let own = variant.measuredCaps.first(where: { $0.cap == cap }) else { return others }
        let power =
            others.map { $0.relativeEnergy / $0.relativeTime } ?? min(1, cap.watts / draw.watts)
        return PowerCapEffect(
            cap: cap, draw: draw, time: own.relativeTime, slowTime: own.slowRelativeTime,
            energy: own.relativeEnergy ?? max(1, own.relativeTime) * power)
    }

    /// What others measured of a cap, for a job of this kind with this draw on each of these
    /// accelerators; nil if the cap, or one so low relative to the draw, was not measured.
    ///
    /// A cap at or above the draw has no effect. Below it, the effect comes from the workloads with
    /// the nearest draw at the same cap ÷ draw, interpolated linearly between measurements. If only
    /// means over all workloads are known, they are used as they are.
    public func effect(
        of cap: Power, onDraw draw: Power, doing workload: WorkloadKind
    ) -> PowerCapEffect? {
        let powerCaps = powerCaps(for: workload)
        guard let point = powerCaps.first(where: { $0.cap == cap }) else { return nil }
        guard cap < draw else { return PowerCapEffect(unfelt: cap) }
        let draws = Set(powerCaps.flatMap { $0.byDraw.map(\.draw) }).filter { $0 > .zero }
        let nearest = draws.min { one, other in
            let (left, right) = (distance(one, draw), distance(other, draw))
            return (left, one.watts) < (right, other.watts)
        }
        guard let nearest else {
            return PowerCapEffect(
                cap: cap, draw: draw, time: point.relativeTime, slowTime: point.relativeTime,
                energy: point.relativeEnergy)
        }
        let ratio = cap.watts / draw.watts
        // A cap equal to the draw has no effect.
        var above = (
            ratio: 1.0,
            measured: PowerCapPoint.AtDraw(
                draw: nearest, relativeTime: 1, slowRelativeTime: 1, relativeEnergy: 1)
        )
        for point in powerCaps.reversed() where point.cap < nearest {
            guard let measured = point.byDraw.first(where: { $0.draw == nearest }) else { continue }
            let below = point.cap.watts / nearest.watts
            if below <= ratio {
                let share = (ratio - below) / (above.ratio - below)
                func between(_ value: (PowerCapPoint.AtDraw) -> Double) -> Double {
                    value(measured) + share * (value(above.measured) - value(measured))
                }
                return PowerCapEffect(
                    cap: cap, draw: draw, time: between(\.relativeTime),
                    slowTime: between(\.slowRelativeTime), energy: between(\.relativeEnergy))
            }
            above = (below, measured)
        }
        return nil
    }

    /// The distance between two powers, as a ratio.
    private func distance(_ one: Power, _ other: Power) -> Double {
        max(one.watts / other.watts, other.watts / one.watts)
    }
}

/// Measurements under one power cap, relative to the accelerator's highest limit.
public struct PowerCapPoint: Equatable, Sendable {
    /// Measurements of workloads with about the same draw.
    public struct AtDraw: Equatable, Sendable {
        /// What one accelerator drew uncapped, on average.
        public let draw: Power
        /// Mean run time over the run time uncapped.
        public let relativeTime: Double
        /// The same for the slowest tenth of the workloads (P90): what deadlines are planned with.
        public let slowRelativeTime: Double
        /// Mean energy over the energy uncapped.
        public let relativeEnergy: Double

        /// Creates the measurements of workloads with about this draw.
        public init(
            draw: Power, relativeTime: Double, slowRelativeTime: Double, relativeEnergy: Double
        ) {
            self.draw = draw
            self.relativeTime = relativeTime
            self.slowRelativeTime = slowRelativeTime
            self.relativeEnergy = relativeEnergy
        }
    }

    /// The limit set on one accelerator.
    public let cap: Power
    /// Run time over the run time uncapped, as the mean over all workloads; above 1 is slower.
    public let relativeTime: Double
    /// Energy over the energy uncapped, likewise; it can exceed 1 if the cap is too low.
    public let relativeEnergy: Double
    /// The same by the workloads' draw, ascending; empty if only the mean was published.
    public let byDraw: [AtDraw]
    /// Who measured it, on what.
    public let source: String

    /// The longest relative time measured, at least 1.
    public var slowestTime: Double {
        byDraw.map(\.slowRelativeTime).reduce(max(1, relativeTime), max)
    }

    /// A measurement.
    public init(
        cap: Power, relativeTime: Double, relativeEnergy: Double, byDraw: [AtDraw] = [],
        source: String
    ) {
        self.cap = cap
        self.relativeTime = relativeTime
        self.relativeEnergy = relativeEnergy
        self.byDraw = byDraw.sorted { $0.draw < $1.draw }
        self.source = source
    }
}
