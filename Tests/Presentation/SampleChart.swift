import SolsticeDomain

/// A queue to draw over time.
extension Samples {
    private static func charted(
        _ id: JobID, _ name: String, _ region: RegionID, _ windows: [TimeWindow],
        state: JobState = .planned, gpus: Int = 4, deadline: Instant? = at(33, 6)
    ) -> JobRecord {
        var asked = specification(name: name, deadline: deadline)
        asked.acceleratorCount = gpus
        let plan = PlannedJob(
            placement: priced(region, windows, grams: 24_000, count: gpus), baseline: baseline(),
            saving: saving)
        return record(id: id, state: state, specification: asked, plan: plan)
    }

    static let charted: [JobRecord] = [
        charted(12, "train-bert", "europe-north1", [window(31, 1, hours: 8.4)]),
        charted(
            9, "resnet-sweep", "home", [window(30, 20, hours: 9)], state: .running, gpus: 8,
            deadline: nil),
        charted(
            13, "übung", "home",
            [window(31, 11, hours: 3), window(31, 23, hours: 3.5), window(32, 11, hours: 2)],
            deadline: at(32, 18)),
        charted(14, "late", "home", [window(32, 6, hours: 8)], deadline: at(32, 10)),
        charted(
            15, "overdue", "europe-north1", [window(30, 12, hours: 4)], state: .running, gpus: 2),
        charted(16, hostileName, "home", [window(33, 0, hours: 12)], deadline: at(60, 0)),
        record(id: 17, state: .held), record(id: 18, state: .queued, plan: nil),
        record(id: 19, state: .succeeded),
    ]

    /// More jobs than are drawn one by one, in a region that is not known any more.
    static let manyCharted: [JobRecord] = (1...40).map { id in
        charted(
            JobID(id), "sweep-\(id)", "gone", [window(31, id, hours: Double(id % 7 + 1))],
            deadline: nil)
    }

    /// What the regions have.
    static let chartedRegions = [
        Region(
            id: "home", zone: "DE", timeZone: "Europe/Berlin",
            capacity: [AcceleratorCapacity(accelerator: "v100", count: 16)], isHome: true),
        Region(id: "europe-north1", zone: "FI", timeZone: "Europe/Helsinki"),
    ]
}
