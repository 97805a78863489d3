import SolsticeDomain
import SolsticePlanning
import Testing

@Suite struct QueueLeverTests {
    /// Plans of queues with every lever in play.
    static let savings = (1...4).flatMap { seed in
        RandomQueue.withEveryLever(seed: seed, jobs: 12).briefPlan().places.map(\.planned)
    }

    @Test func `levers and factors both sum to the saving`() {
        for planned in Self.savings {
            let baseline = planned.baseline.footprint.emissions
            let amount = baseline - planned.placement.footprint.emissions
            let rounding = 1e-6 * baseline.grams
            #expect(abs(planned.saving.amount.grams - amount.grams) <= rounding)
            #expect(abs(planned.saving.byLever.total.grams - amount.grams) <= rounding)
            #expect(abs(planned.saving.byFactor.total.grams - amount.grams) <= rounding)
        }
    }

    @Test func `every lever is used by some job`() {
        let levers: [(String, (Saving.Levers) -> Emissions)] = [
            ("time", \.time), ("region", \.region), ("cap", \.cap),
            ("accelerator", \.accelerator), ("pausing", \.pausing), ("transfer", \.transfer),
        ]
        for (name, amount) in levers {
            #expect(
                Self.savings.contains { amount($0.saving.byLever) != .zero }, "\(name)")
        }
    }

    @Test func `moving data saves nothing`() {
        for planned in Self.savings {
            #expect(planned.saving.byLever.transfer <= .zero)
            #expect(planned.saving.byFactor.transfer <= .zero)
            let transfer = planned.placement.footprint.transfer
            #expect(planned.saving.byLever.transfer == .zero - transfer)
        }
    }

    @Test func `each lever counts what it changes`() throws {
        // At home 100, then 50 g/kWh; away 40 from the second hour on, with 5 g for the data.
        let home = World.outlook(carbon: [100, 50, 50, 50])
        let away = World.outlook("away", carbon: [100, 40, 40, 40]).withTransfer(
            energy: TransferEnergy(kilowattHoursPerGigabyte: 0.005),
            rate: DataRate(gigabitsPerSecond: 100))
        var job = World.job(hours: 1, deadline: 4, caps: .automatic)
        job.dataset = DataSize(gigabytes: 10)
        var queue = QueueCase([home, away], [job, World.job(hours: 1, deadline: 4)])
        queue.accelerators = RandomQueue.accelerators
        let planned = try #require(queue.plan().places.first { $0.entry == 0 }).planned
        let levers = planned.saving.byLever
        // At the baseline's start both regions are alike, and the data has arrived for the second hour.
        #expect(levers.region.isClose(to: .zero))
        #expect(levers.time.isClose(to: Emissions(grams: 60)))
        #expect(levers.cap.isClose(to: Emissions(grams: 8)))
        #expect(levers.accelerator == .zero)
        #expect(levers.pausing == .zero)
        #expect(levers.transfer.isClose(to: Emissions(grams: -5)))
    }

    @Test func `savings from pausing are reported under that lever`() throws {
        var job = World.job(hours: 2, deadline: 3)
        job.pausing = PausePolicy(resumeOverhead: .zero)
        let queue = QueueCase(
            [World.outlook(carbon: [100, 300, 50])], [job, World.job(hours: 1, deadline: 3)])
        let planned = try #require(queue.plan().places.first { $0.entry == 0 }).planned
        #expect(planned.placement.segments == [World.hours(0, 1), World.hours(2, 3)])
        #expect(planned.saving.byLever.time == .zero)
        #expect(planned.saving.byLever.pausing.isClose(to: Emissions(grams: 250)))
    }
}
