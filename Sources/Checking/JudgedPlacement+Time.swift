import SolsticeDomain

extension JudgedPlacement {
    /// Whether it starts before it may, or before its data can be there.
    var earliestFaults: [String] {
        let start = placement.firstStart
        guard start >= ready else { return ["starts at \(start), but may not before \(ready)"] }
        guard let movedData, let region else { return [] }
        let transfer = region.transferTime(of: movedData)
        guard start < ready + transfer else { return [] }
        return [
            "starts at \(start), but its data is in \(region.id) only at \(ready + transfer), "
                + "\(transfer.seconds) s after \(ready)"
        ]
    }

    /// Whether it ends after its deadline.
    var deadlineFaults: [String] {
        guard let deadline = job.deadline, placement.lastEnd > deadline else { return [] }
        return ["ends at \(placement.lastEnd), after its deadline at \(deadline)"]
    }

    /// Whether it runs for exactly as long as it takes, including every resume.
    var durationFaults: [String] {
        guard let work else { return [] }
        let resumes = placement.segments.count - 1
        let overhead = job.pausing?.resumeOverhead.seconds ?? 0
        let needed = work.duration.seconds + resumes * overhead
        let given = placement.totalLength.seconds
        guard given != needed else { return [] }
        let parts =
            resumes * overhead == 0
            ? "" : ": \(work.duration.seconds) s of work and \(resumes) × \(overhead) s to resume"
        return ["runs for \(given) s, but takes \(needed) s\(parts)"]
    }

    /// Whether its pieces are valid.
    var segmentFaults: [String] {
        let segments = placement.segments
        var faults: [String] = []
        if segments.count > 1, job.pausing == nil {
            faults.append("runs in \(segments.count) pieces, but cannot pause")
        }
        if let empty = segments.first(where: { $0.length <= .zero }) {
            faults.append("has a piece without length at \(empty.start)")
        }
        let neighbours = zip(segments, segments.dropFirst())
        if let (before, after) = neighbours.first(where: { $0.end >= $1.start }) {
            faults.append(
                before.end == after.start
                    ? "has pieces that touch at \(after.start): they are one"
                    : "has a piece from \(after.start) after one that ends at \(before.end)")
        }
        return faults
    }

    /// Whether it has more than one place in the plan.
    func repetitionFaults(_ roster: Roster) -> [String] {
        let places = roster.places(of: id)
        return places > 1 ? ["has \(places) places in the plan"] : []
    }

    /// Whether it starts before one that has to finish first.
    ///
    /// Predecessors that are not in the plan have finished, or their end is unknown.
    func dependencyFaults(_ roster: Roster) -> [String] {
        let start = placement.firstStart
        return job.dependencies.compactMap { dependency in
            guard let end = roster.end(of: dependency.job), start < end else { return nil }
            return "starts at \(start), but job \(dependency.job) ends only at \(end)"
        }
    }
}
