import SolsticeChecking
import SolsticeDomain
import Testing

/// A plan of one job, sound until something is changed: two V100 at 250 W for two hours at home.
///
/// Its figures are products of what is written here and follow nothing that the checker knows.
struct Draft: Sendable {
    var id: JobID = 1
    var isFixed = false
    var job = JobSpecification(
        name: "job", command: ["true"], acceleratorCount: 2,
        variants: [
            WorkloadVariant(
                accelerator: "v100", duration: TimeSpan(hours: 2),
                powerPerAccelerator: Power(watts: 250))
        ], home: "home")
    var region: RegionID = "home"
    var accelerator: AcceleratorID = "v100"
    var powerCap: Power?
    var signal = CarbonSignal.lifecycle
    /// When it runs, in hours after dawn.
    var hours = [0.0..<2.0]
    /// What all its accelerators draw.
    var kilowatts = 0.5
    var meanPUE = 1.5
    /// Mean of PUE × carbon intensity, in g per kWh of IT energy.
    var meanRate = 150.0
    /// Price of one accelerator for an hour.
    var price: Double? = 3
    var transferGrams = 0.0
    /// Errors, as factors of the right figures.
    var itError = 1.0
    var facilityError = 1.0
    var emissionsError = 1.0
    var costError = 1.0

    /// A sound draft with some changes.
    init(_ change: (inout Draft) -> Void = { _ in }) { change(&self) }

    var footprint: Footprint {
        let total = hours.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
        let energy = kilowatts * total
        return Footprint(
            itEnergy: ITEnergy(kilowattHours: energy * itError),
            facilityEnergy: FacilityEnergy(kilowattHours: energy * meanPUE * facilityError),
            emissions: Emissions(grams: energy * meanRate * emissionsError + transferGrams),
            transfer: Emissions(grams: transferGrams),
            cost: price.map {
                Cost(rawValue: $0 * Double(job.acceleratorCount) * total * costError)
            })
    }

    var subject: PlanChecker.Subject {
        PlanChecker.Subject(
            id: id, job: job,
            placement: Placement(
                region: region, accelerator: accelerator, count: job.acceleratorCount,
                powerCap: powerCap,
                segments: hours.map(World.window), footprint: footprint, signal: signal,
                basis: RateBasis(carbonIntensity: .seasonalTable, pue: .seasonalTable)),
            isFixed: isFixed)
    }

    /// Moves it to the region `away`, which has no prices.
    mutating func goAway() {
        region = "away"
        price = nil
    }

    /// Lets it pause, with half an hour to resume.
    mutating func letPause() {
        job.pausing = PausePolicy(resumeOverhead: TimeSpan(hours: 0.5))
    }

    /// Puts it under the measured cap: 2.5 hours at 0.8 kWh.
    mutating func cap() {
        powerCap = Power(watts: 200)
        hours = [0..<2.5]
        kilowatts = 0.32
    }
}

/// One change to a sound draft, with what it does in words.
struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What it breaks.
    let rule: PlanViolation.Rule?
    let draft: Draft

    /// A change that breaks a rule, or nothing where none is named.
    init(
        _ description: String, breaks rule: PlanViolation.Rule? = nil,
        _ change: (inout Draft) -> Void
    ) {
        testDescription = description
        self.rule = rule
        draft = Draft(change)
    }
}
