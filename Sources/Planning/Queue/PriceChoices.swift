/// The choices that each job has, laid out for the price search: whole slots, and few digits.
final class PriceChoices {
    struct Choice: BitwiseCopyable {
        /// Index of the first number of its priced rate's integral.
        var base: Int32
        /// Index of its pool's first number of use.
        var use: Int32
        /// The first and the last slot it may start in.
        var first: Int32
        var last: Int32
        /// How many slots it takes.
        var length: Int32
        /// Accelerators over those slots, such that their work is the job's.
        var share: Float
        /// Grams it adds whenever it runs.
        var extra: Float
        /// What it cost when all choices were last looked at.
        var value: Float
        /// Index into the model's options.
        var option: Int32
    }

    /// Jobs that have the same choices, but for how many accelerators they hold.
    struct Kind: BitwiseCopyable {
        /// One of them.
        let job: Int32
        /// What they hold together over what that one holds.
        var weight: Float
    }

    let choices: Flat<Choice>
    let kinds: Flat<Kind>
    /// Where each job's choices begin; one more than jobs.
    let firsts: Flat<Int32>
    /// How many of a job's choices, which come first, are worth a look.
    let promising: Flat<Int32>

    /// A queue with more choices than this keeps only the best of each job.
    private static let mostChoices = 2_500_000

    init(_ model: QueueModel, lanes: PricedLanes) {
        let slots = model.grid.count
        var list: [Choice] = []
        var firsts: [Int32] = [0]
        firsts.reserveCapacity(model.members.count + 1)
        let most = max(4, Self.mostChoices / max(1, model.members.count))
        list.reserveCapacity(min(most, 12) * model.members.count)
        var kinds: [Kind] = []
        var known: [[Int32]: Int] = [:]
        for (job, member) in model.members.enumerated() {
            var own: [Choice] = []
            for option in member.options {
                let run = model.run(member, option)
                let from = Int(member.earliest) + run.delay
                let to = Int(member.deadline)
                guard run.extraGrams < .infinity, to - from >= run.duration else { continue }
                let step = model.grid.step
                let length = max(1, (run.duration + step / 2) / step)
                let first = min((from + step - 1) / step, slots - length)
                let last = min(max(first, (to - run.duration) / step), slots - length)
                guard first >= 0 else { continue }
                own.append(
                    Choice(
                        base: Int32(lanes.lane(member, option) * (slots + 1)),
                        use: Int32(run.pool * (slots + 1)), first: Int32(first), last: Int32(last),
                        length: Int32(length),
                        share: Float(run.duration) / Float(length * step) * Float(member.count),
                        extra: Float(run.extraGrams), value: 0, option: Int32(option)))
            }
            if own.count > most { own = Self.best(own, most, lanes.coarseIntegrals) }
            let share = own.first?.share ?? 0
            if let kind = Self.likeness(own), let index = known[kind] {
                let first = list[Int(firsts[Int(kinds[index].job)])].share
                kinds[index].weight += share / first
            } else {
                if let kind = Self.likeness(own) { known[kind] = kinds.count }
                kinds.append(Kind(job: Int32(job), weight: 1))
            }
            list += own
            firsts.append(Int32(list.count))
        }
        choices = Flat(list)
        self.kinds = Flat(kinds)
        self.firsts = Flat(firsts)
        promising = Flat(repeating: 0, count: model.members.count)
    }

    /// What two jobs have in common that choose alike; nil for a job that chooses for itself.
    private static func likeness(_ choices: [Choice]) -> [Int32]? {
        guard let first = choices.first else { return nil }
        var numbers: [Int32] = []
        numbers.reserveCapacity(choices.count * 4)
        for choice in choices {
            // Where shares differ from choice to choice, or something is added, size matters.
            guard choice.extra == 0, choice.length == first.length, choice.share == first.share
            else { return nil }
            numbers.append(choice.base)
            numbers.append(choice.first)
            numbers.append(choice.last)
        }
        numbers.append(first.length)
        return numbers
    }

    /// Puts those choices of a job first that come close to the best one by their `value`.
    func rank(_ job: Int, within share: Float) {
        let list = choices.base + Int(firsts.base[job])
        let count = Int(firsts.base[job + 1] - firsts.base[job])
        var least = Float.infinity
        for index in 0..<count where list[index].value < least { least = list[index].value }
        let limit = least * (1 + share)
        var found = 0
        for index in 0..<count where list[index].value <= limit {
            if index != found { (list[index], list[found]) = (list[found], list[index]) }
            found += 1
        }
        promising.base[job] = Int32(found)
    }

    private static func best(
        _ choices: [Choice], _ count: Int, _ integrals: UnsafePointer<Float>
    ) -> [Choice] {
        let valued = choices.map { ($0, $0.least(integrals)) }
        return valued.sorted { $0.1 < $1.1 }.prefix(count).map(\.0)
    }
}

extension PriceChoices.Choice {
    /// What it costs at least.
    @inline(__always)
    func least(_ integrals: UnsafePointer<Float>) -> Float {
        let lane = integrals + Int(base)
        return Minimum.ofDifferences(lane + Int(length), lane, Int(first), Int(last)) * share
            + extra
    }

    /// The slot in which it costs that.
    @inline(__always)
    func slot(of value: Float, _ integrals: UnsafePointer<Float>) -> Int {
        let starts = integrals + Int(base)
        let ends = starts + Int(length)
        var slot = Int(first)
        while slot < Int(last), (ends[slot] - starts[slot]) * share + extra > value { slot += 1 }
        return slot
    }
}
