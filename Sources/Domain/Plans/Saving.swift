import Glibc

/// What a plan saves against the baseline, and where that comes from.
///
/// The baseline runs the job at its earliest allowed moment, in its home region, as the variant asked
/// for, uncapped. Negative amounts are losses.
public struct Saving: Equatable, Sendable {
    /// Emissions saved through each factor of the product.
    public struct Factors: Equatable, Sendable {
        /// Through less IT energy.
        public var itEnergy = Emissions.zero
        /// Through a lower PUE.
        public var pue = Emissions.zero
        /// Through cleaner electricity.
        public var carbonIntensity = Emissions.zero
        /// Through moving data; never positive.
        public var transfer = Emissions.zero

        /// No savings.
        public init() {}

        /// The sum of all factors.
        public var total: Emissions { itEnergy + pue + carbonIntensity + transfer }
    }

    /// What the baseline emits.
    public let baseline: Emissions
    /// Baseline minus plan.
    public let amount: Emissions
    /// The amount over the baseline; 0 if the baseline emits nothing.
    public let fraction: Double
    /// The amount by lever; sums to it.
    public let byLever: Levers
    /// The amount by factor; sums to it.
    public let byFactor: Factors

    /// Creates a saving from its parts.
    public init(baseline: Emissions, plan: Emissions, byLever: Levers, byFactor: Factors) {
        self.baseline = baseline
        amount = baseline - plan
        fraction = baseline > .zero ? amount / baseline : 0
        self.byLever = byLever
        self.byFactor = byFactor
    }

    /// What each lever does, in order.
    public var leverEffects: [LeverEffect] { byLever.effects(on: baseline) }
}

extension Saving {
    /// Emissions saved by each choice, each added to those before it.
    public struct Levers: Equatable, Sendable {
        /// By another model.
        public var model = Emissions.zero
        /// By another accelerator, or another number of them.
        public var accelerator = Emissions.zero
        /// By running in another region: its datacentre and its grid together.
        public var region = Emissions.zero
        /// The part of ``region`` that is due to the datacentre's PUE; nil for plans of releases that
        /// did not tell the two apart.
        public var datacentre: Emissions? = .zero
        /// By waiting.
        public var time = Emissions.zero
        /// By pausing in dirty hours.
        public var pausing = Emissions.zero
        /// By limiting power.
        public var cap = Emissions.zero
        /// By moving data; never positive.
        public var transfer = Emissions.zero

        /// No savings.
        public init() {}

        /// The part of ``region`` that is due to the grid's carbon intensity; nil as ``datacentre``.
        public var grid: Emissions? { datacentre.map { region - $0 } }

        /// The sum of all levers.
        public var total: Emissions {
            model + accelerator + region + time + pausing + cap + transfer
        }

        /// Adds what another job saves.
        public mutating func add(_ other: Levers) {
            model = model + other.model
            accelerator = accelerator + other.accelerator
            region = region + other.region
            datacentre = datacentre.flatMap { own in other.datacentre.map { own + $0 } }
            time = time + other.time
            pausing = pausing + other.pausing
            cap = cap + other.cap
            transfer = transfer + other.transfer
        }
    }

    /// A choice that can save emissions, in the order in which they are counted.
    public enum Lever: String, CaseIterable, Sendable {
        case model, accelerator, datacentre, grid
        /// Datacentre and grid, where they are not told apart.
        case region
        case time, pausing, cap, transfer
    }

    /// What one lever does: so many grams saved, and by what factor emissions fall.
    public struct LeverEffect: Equatable, Sendable {
        /// The lever.
        public let lever: Lever
        /// What it saves; negative for a loss.
        public let saved: Emissions
        /// Emissions without it over those with it, everything before it in place: above 1 for a gain,
        /// infinite where nothing is emitted any more.
        public let factor: Double
    }
}

extension Saving.Levers {
    /// Each lever's effect on a baseline, in order. The grams sum to the saving, and the factors
    /// multiply to baseline over plan.
    public func effects(on baseline: Emissions) -> [Saving.LeverEffect] {
        var reached = baseline
        var effects: [Saving.LeverEffect] = []
        func pull(_ lever: Saving.Lever, _ saved: Emissions) {
            let before = reached
            reached = before - saved
            effects.append(
                .init(lever: lever, saved: saved, factor: before.grams.ratio(to: reached.grams)))
        }
        pull(.model, model)
        pull(.accelerator, accelerator)
        if let datacentre, let grid {
            // The two act at once, and share the region's effect as their logarithms do.
            let before = reached
            reached = before - region
            let mean = logarithmicMean(before.grams, reached.grams)
            // Where nothing is left to emit, that is the grid's doing.
            let whole = before.grams.ratio(to: reached.grams)
            let pue = mean > 0 ? exp(datacentre.grams / mean) : 1
            effects.append(.init(lever: .datacentre, saved: datacentre, factor: pue))
            effects.append(.init(lever: .grid, saved: grid, factor: whole / pue))
        } else {
            pull(.region, region)
        }
        pull(.time, time)
        pull(.pausing, pausing)
        pull(.cap, cap)
        pull(.transfer, transfer)
        return effects
    }
}

extension Double {
    /// This over another; 1 if both are nothing.
    fileprivate func ratio(to other: Double) -> Double {
        self == other ? 1 : self / other
    }
}

/// The logarithmic mean of two positive numbers: their difference over that of their logarithms.
public func logarithmicMean(_ a: Double, _ b: Double) -> Double {
    let difference = a - b
    // Where the two are nearly equal the quotient loses its digits, and the mean is their mean.
    if abs(difference) <= 1e-9 * max(a, b) { return (a + b) / 2 }
    return difference / log(a / b)
}
