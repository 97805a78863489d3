internal import SolsticeDomain

/// The jobs that run on one accelerator of one region.
struct QueueLane {
    let region: RegionID
    let accelerator: AcceleratorID
    /// The number of units; nil if it is not limited.
    let capacity: Int?
    /// The jobs, by start.
    let records: [JobRecord]
    let now: Instant

    /// The lanes that have jobs, in the regions' order.
    static func lanes(
        _ records: [JobRecord], regions: [Region], now: Instant
    ) -> [QueueLane] {
        let placed = records.filter {
            $0.plan != nil && !$0.job.state.isFinal && $0.job.state != .held
        }
        let byPlace = Dictionary(grouping: placed) {
            Place(
                region: $0.plan?.placement.region ?? "",
                accelerator: $0.plan?.placement.accelerator ?? "")
        }
        let order = Dictionary(
            regions.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { $1 })
        let places = byPlace.keys.sorted {
            (order[$0.region] ?? .max, $0.region, $0.accelerator)
                < (order[$1.region] ?? .max, $1.region, $1.accelerator)
        }
        return places.map { place in
            QueueLane(
                region: place.region, accelerator: place.accelerator,
                capacity: regions.first { $0.id == place.region }?
                    .capacity(of: place.accelerator),
                records: (byPlace[place] ?? []).sorted {
                    ($0.plannedStart, $0.job.id) < ($1.plannedStart, $1.job.id)
                }, now: now)
        }
    }

    private struct Place: Hashable {
        let region: RegionID
        let accelerator: AcceleratorID
    }

    /// The windows in which a job holds accelerators. One that runs longer than planned holds them
    /// until now.
    func windows(_ record: JobRecord) -> [TimeWindow] {
        let planned = record.plan?.placement.segments ?? []
        guard record.job.state.isActive, let end = planned.last?.end, end <= now else {
            return planned
        }
        return planned + [TimeWindow(start: now, length: TimeSpan(seconds: 60))]
    }

    /// When the last of them ends.
    var end: Instant? { records.compactMap { windows($0).last?.end }.max() }

    /// The most units held at once in each column of a timeline, and at any time.
    func held(_ timeline: Timeline) -> (columns: [Int], most: Int) {
        var changes: [Instant: Int] = [:]
        for record in records {
            for window in windows(record) {
                changes[window.start, default: 0] += record.count
                changes[window.end, default: 0] -= record.count
            }
        }
        var columns = [Int](repeating: 0, count: timeline.columnCount)
        var most = 0
        var level = 0
        let moments = changes.keys.sorted()
        for (moment, next) in zip(moments, moments.dropFirst()) {
            level += changes[moment] ?? 0
            most = max(most, level)
            guard level > 0,
                let touched = timeline.columns(of: TimeWindow(start: moment, end: next))
            else { continue }
            for column in touched { columns[column] = max(columns[column], level) }
        }
        return (columns, most)
    }

    /// The columns of ``rows(_:)``.
    static let heading = [
        "region", "accelerator", "capacity", "id", "name", "state", "accelerator_count", "start",
        "end", "deadline",
    ]

    /// One row for each piece of a job.
    func rows(_ record: JobRecord) -> [[String]] {
        windows(record).map { window in
            [
                region.rawValue, accelerator.rawValue, capacity.map(String.init) ?? "",
                "\(record.job.id)",
                record.job.specification.name, record.job.state.rawValue,
                "\(record.count)", window.start.description,
                window.end.description, record.job.specification.deadline.plain,
            ]
        }
    }
}

extension JobRecord {
    /// When its first piece starts; the end of time without one.
    fileprivate var plannedStart: Instant {
        plan?.placement.start ?? Instant(secondsSinceEpoch: .max)
    }
}
