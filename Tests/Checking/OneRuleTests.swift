import SolsticeChecking
import SolsticeDomain
import Testing

/// Plans that break one rule beside plans that come close.
@Suite struct OneRuleTests {
    @Test(arguments: timeFaults + placeFaults + footprintFaults)
    func `a plan with one fault breaks just that rule, once`(_ change: Change) {
        #expect(World.broken(change.draft) == [change.rule])
    }

    @Test(arguments: soundChanges)
    func `a sound plan breaks no rule`(_ change: Change) {
        let found = World.violations([change.draft])
        #expect(found.isEmpty, "\(found.map(\.text))")
    }

    @Test(arguments: timeFaults + placeFaults + footprintFaults)
    func `jobs that have already started are not checked`(_ change: Change) {
        var draft = change.draft
        draft.isFixed = true
        #expect(World.broken(draft).isEmpty)
    }

    @Test func `only the requested rules are checked`() {
        let draft = Draft {
            $0.job.deadline = World.hour(1)
            $0.itError = 2
        }
        let found = World.checker.violations(
            in: [draft.subject], now: World.dawn, including: [.deadline, .capacity])
        #expect(found.map(\.rule) == [.deadline])
    }

    @Test func `a violation names its job`() {
        let draft = Draft {
            $0.id = 42
            $0.job.deadline = World.hour(1)
        }
        let text = "ends at 2026-01-01T02:00:00Z, after its deadline at 2026-01-01T01:00:00Z"
        #expect(World.violations([draft]) == [PlanViolation(.deadline, job: 42, text)])
    }

    static let timeFaults = [
        Change("starts before now", breaks: .earliest) { $0.hours = [-0.5..<1.5] },
        Change("starts before its earliest", breaks: .earliest) {
            $0.job.earliest = World.hour(1)
            $0.hours = [0.5..<2.5]
        },
        Change("ends after its deadline", breaks: .deadline) { $0.job.deadline = World.hour(1.9) },
        Change("is too short", breaks: .duration) { $0.hours = [0..<1.5] },
        Change("is too long", breaks: .duration) { $0.hours = [0..<2.5] },
        Change("is too short for its cap", breaks: .duration) {
            $0.cap()
            $0.hours = [0..<2]
        },
        Change("has no time to resume", breaks: .duration) {
            $0.letPause()
            $0.hours = [0..<1, 4..<5]
        },
        Change("has time to resume without a pause", breaks: .duration) {
            $0.letPause()
            $0.hours = [0..<2.5]
        },
        Change("is in pieces and cannot pause", breaks: .segments) { $0.hours = [0..<1, 4..<5] },
        Change("has a piece without length", breaks: .segments) {
            $0.letPause()
            $0.hours = [0..<2.5, 4..<4]
        },
        Change("has pieces out of order", breaks: .segments) {
            $0.letPause()
            $0.hours = [4..<5.5, 0..<1]
        },
        Change("has pieces that overlap", breaks: .segments) {
            $0.letPause()
            $0.hours = [0..<1, 0.5..<2]
        },
        Change("has pieces that touch", breaks: .segments) {
            $0.letPause()
            $0.hours = [0..<1, 1..<2.5]
        },
        Change("waits for itself", breaks: .dependency) {
            $0.job.dependencies = [JobDependency(.afterOK, job: $0.id)]
        },
    ]

    static let placeFaults = [
        Change("takes more than there is", breaks: .capacity) {
            $0.job.acceleratorCount = 5
            $0.kilowatts = 1.25
        },
        Change("runs where it may not", breaks: .region) { $0.job.regions = ["away", "abroad"] },
        Change("runs where nothing is known", breaks: .region) {
            $0.region = "abroad"
            $0.price = nil
        },
        Change("goes by a signal that is not known there", breaks: .region) {
            $0.signal = .marginal
        },
        Change("runs on another accelerator", breaks: .option) {
            $0.accelerator = "h100"
        },
        Change("is capped and may not be", breaks: .option) {
            $0.cap()
            $0.job.capPolicy = .uncapped
        },
        Change("is under a cap that nobody measured", breaks: .option) {
            $0.powerCap = Power(watts: 201)
        },
        Change("is under a cap measured on another accelerator", breaks: .option) {
            $0.job.variants = [
                WorkloadVariant(
                    accelerator: "h100", count: 2, duration: TimeSpan(hours: 2),
                    powerPerAccelerator: Power(watts: 250))
            ]
            $0.accelerator = "h100"
            $0.powerCap = Power(watts: 200)
        },
        Change("is not capped and has to be", breaks: .option) {
            $0.job.capPolicy = .fixed(Power(watts: 200))
        },
        Change("is under another cap than it has to be", breaks: .option) {
            $0.cap()
            $0.job.capPolicy = .fixed(Power(watts: 250))
        },
        Change("has to be under a cap that nobody measured", breaks: .option) {
            $0.job.capPolicy = .fixed(Power(watts: 225))
            $0.powerCap = Power(watts: 225)
        },
        Change("costs too much", breaks: .cost) { $0.job.maximumCost = Cost(rawValue: 11.99) },
    ]

    static let footprintFaults = [
        Change("states too much IT energy", breaks: .footprint) { $0.itError = 1 + 2e-6 },
        Change("states too little IT energy", breaks: .footprint) { $0.itError = 1 - 2e-6 },
        Change("states wrong facility energy", breaks: .footprint) { $0.facilityError = 1 + 2e-6 },
        Change("states wrong emissions", breaks: .footprint) { $0.emissionsError = 1 - 2e-6 },
        Change("states emissions that are no number", breaks: .footprint) {
            $0.emissionsError = .nan
        },
        Change("states a wrong cost", breaks: .footprint) { $0.costError = 1 + 2e-6 },
        Change("states no cost where there is a price", breaks: .footprint) { $0.price = nil },
        Change("states a cost where there is no price", breaks: .footprint) { $0.region = "away" },
        Change("emits for moving data that it does not have", breaks: .footprint) {
            $0.transferGrams = 1
        },
        Change("emits for moving data to where it is", breaks: .footprint) {
            $0.job.dataset = DataSize(gigabytes: 450)
            $0.transferGrams = 1
        },
        Change("emits less than nothing for moving data", breaks: .footprint) {
            $0.goAway()
            $0.job.dataset = DataSize(gigabytes: 450)
            $0.hours = [1..<3]
            $0.transferGrams = -1
        },
        Change("runs beyond what is known", breaks: .footprint) { $0.hours = [239..<241] },
    ]

    static let soundChanges = [
        Change("as it comes") { _ in },
        Change("starts at its earliest and ends at its deadline") {
            $0.job.earliest = World.hour(1)
            $0.job.deadline = World.hour(3)
            $0.hours = [1..<3]
        },
        Change("has an earliest that is over") { $0.job.earliest = World.hour(-5) },
        Change("ends where knowledge ends") { $0.hours = [238..<240] },
        Change("pauses") {
            $0.letPause()
            $0.hours = [0..<1, 4..<5.5]
        },
        Change("pauses twice") {
            $0.letPause()
            $0.hours = [0..<1, 4..<5, 7..<8]
        },
        Change("could pause and does not") { $0.letPause() },
        Change("is under the measured cap") { $0.cap() },
        Change("is under the cap that it has to be under") {
            $0.cap()
            $0.job.capPolicy = .fixed(Power(watts: 200))
        },
        Change("is not capped and may not be") { $0.job.capPolicy = .uncapped },
        Change("resumes under a cap, at the average power of the work") {
            $0.letPause()
            $0.cap()
            $0.hours = [0..<1, 4..<6]
        },
        Change("runs in one of several regions that it may") {
            $0.job.regions = ["away", "home"]
        },
        Change("costs exactly what it may") { $0.job.maximumCost = Cost(rawValue: 12) },
        Change("has a limit of cost where no price is known") {
            $0.goAway()
            $0.job.maximumCost = Cost(rawValue: 0)
        },
        Change("takes all there is") {
            $0.job.acceleratorCount = 4
            $0.kilowatts = 1
        },
        Change("takes a thousand where there is no limit") {
            $0.goAway()
            $0.job.acceleratorCount = 1000
            $0.kilowatts = 250
        },
        Change("has a rounding error in every figure") {
            $0.itError = 1 + 5e-7
            $0.facilityError = 1 - 5e-7
            $0.emissionsError = 1 + 5e-7
            $0.costError = 1 - 5e-7
        },
    ]
}
