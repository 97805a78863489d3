/// How the search counts seconds: in quanta, and a remainder that has few possible values.
///
/// All slots but the first and the last are whole quanta, as is the overhead. At most one slot
/// is used in part. So the work that is owed before that slot is left with the remainder of the
/// work, or of the work less the first slot; after it, with none or that of the last slot.
struct Quanta {
    /// The length of a quantum in seconds.
    let seconds: Int
    /// Quanta of an overhead.
    let overhead: Int
    /// Quanta in the work, rounded down.
    let work: Int
    /// Odd seconds owed: before a slot is used in part, that of the work, and, where they differ,
    /// with the first slot wholly used; after it, none, and where there is one, that of the last
    /// slot, which is to be wholly used.
    let groups: [Int]
    /// The first of the groups after a slot is used in part.
    let firstGroupAfter: Int

    private let workSeconds: Int

    /// The quanta of some work over slots; fewer groups do where a cut first or last slot is known
    /// not to be wholly used.
    init(
        work: PausableWork, slots: ClippedSlots, usesFirst: Bool = true, usesLast: Bool = true
    ) {
        seconds = Self.greatestCommonDivisor(slots.step, work.overheadSeconds)
        overhead = work.overheadSeconds / seconds
        self.work = work.durationSeconds / seconds
        workSeconds = work.durationSeconds
        let first = slots.length(of: 0)
        let last = slots.length(of: slots.count - 1)
        var groups = [work.durationSeconds % seconds]
        if usesFirst, first % seconds != 0, first < work.durationSeconds {
            groups.append((work.durationSeconds - first) % seconds)
        }
        firstGroupAfter = groups.count
        groups.append(0)
        if usesLast, last % seconds != 0 { groups.append(last % seconds) }
        self.groups = groups
    }

    /// The least number of seconds for which a slot can be used in part.
    var shortestPart: Int {
        var shortest = seconds
        for before in groups[..<firstGroupAfter] {
            for after in groups[firstGroupAfter...] where before != after {
                shortest = min(shortest, before > after ? before - after : before - after + seconds)
            }
        }
        return shortest
    }

    /// Whole quanta of the uses of a slot in part, beside odd seconds that may be negative.
    func parts(of length: Int, odd: Int) -> Range<Int> {
        let first = odd > 0 ? 0 : 1
        guard length >= odd else { return first..<first }
        return first..<max(first, min(work, (length - odd) / seconds) + 1)
    }

    /// Quanta owed when the work has started with a first slot of some length; nil where there is
    /// less work than that.
    func owedAfterFirst(of length: Int) -> Int? {
        length < workSeconds ? (workSeconds - length) / seconds : nil
    }

    private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
        b == 0 ? a : greatestCommonDivisor(b, a % b)
    }
}
