import GRDB
public import SolsticeDomain

extension StoreSession {
    /// The devices that a job's next attempt is to hold: empty if its region's capacity is not
    /// stated or its executor assigns them, nil if other attempts leave too few.
    func freeDevices(for job: JobID) throws -> [Int]? {
        guard let needs = try deviceNeeds(of: job) else { return [] }
        let choice = try deviceChoice(needs, without: job)
        guard choice.used + needs.count <= needs.limit else { return nil }
        // A cluster assigns its devices itself.
        if needs.isOnCluster { return [] }
        return choice.devices.lowest(needs.count)
    }

    /// Whether the devices of an attempt whose processes are stopped are free for it to continue.
    public func hasRoomToGoOn(_ attempt: Attempt) throws -> Bool {
        guard let needs = try deviceNeeds(of: attempt.job) else { return true }
        let choice = try deviceChoice(needs, without: attempt.job)
        return choice.used + needs.count <= needs.limit
            && choice.devices.working.isDisjoint(with: attempt.devices)
    }

    /// What a job needs in its placement, and what there is.
    private struct DeviceNeeds {
        let region: RegionID
        let accelerator: AcceleratorID
        let count: Int
        let limit: Int
        let firstNumber: Int
        let isOnCluster: Bool
    }

    private func deviceNeeds(of job: JobID) throws -> DeviceNeeds? {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT p.region, p.accelerator, p.acceleratorCount, c.count,
                    (SELECT coalesce(sum(o.count), 0) FROM capacity o
                        WHERE o.region = c.region AND o.accelerator < c.accelerator),
                    (SELECT executor = 'slurm' FROM region r WHERE r.id = c.region)
                FROM job j JOIN placement p ON p.id = j.placement
                    JOIN capacity c ON c.region = p.region AND c.accelerator = p.accelerator
                WHERE j.id = ?
                """,
            arguments: [job])
        return row.map {
            DeviceNeeds(
                region: $0[0], accelerator: $0[1], count: $0[2], limit: $0[3], firstNumber: $0[4],
                isOnCluster: $0[5])
        }
    }

    /// What live attempts, including those of cancelled jobs, leave free; one whose processes are
    /// stopped leaves its accelerators to others.
    private func deviceChoice(
        _ needs: DeviceNeeds, without job: JobID
    ) throws -> (used: Int, devices: DeviceChoice) {
        var choice = DeviceChoice(numbers: needs.firstNumber..<needs.firstNumber + needs.limit)
        var used = 0
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT p.acceleratorCount, a.devices,
                    j.state = 'paused' AND coalesce(j.pauseMethod, 'stop') = 'stop'
                FROM attempt a JOIN job j ON j.id = a.job JOIN placement p ON p.id = j.placement
                WHERE a.endedAt IS NULL AND p.region = ? AND p.accelerator = ? AND j.id <> ?
                """,
            arguments: [needs.region, needs.accelerator, job])
        while let row = try rows.next() {
            let devices: [Int] = try Self.list(row[1])
            if row[2] {
                choice.resting.formUnion(devices)
            } else {
                used += row[0] as Int
                choice.working.formUnion(devices)
            }
        }
        return (used, choice)
    }
}

/// Which of a region's devices an attempt gets.
///
/// Devices of a region are numbered from 0, one accelerator after another in the order of their
/// names, as a driver numbers those of a machine with one kind.
struct DeviceChoice {
    /// The numbers that belong to the accelerator.
    let numbers: Range<Int>
    /// The numbers that working attempts hold.
    var working: Set<Int> = []
    /// The numbers of attempts whose processes are stopped, which share them if necessary.
    var resting: Set<Int> = []

    /// The lowest numbers that no running attempt holds, those that no attempt holds first.
    func lowest(_ count: Int) -> [Int] {
        let untouched = numbers.filter { !working.contains($0) && !resting.contains($0) }
        let shared = numbers.filter { !working.contains($0) && resting.contains($0) }
        // An attempt of an older release holds devices without numbers.
        let rest = numbers.filter { working.contains($0) }
        return (untouched + shared + rest).prefix(count).sorted()
    }
}
