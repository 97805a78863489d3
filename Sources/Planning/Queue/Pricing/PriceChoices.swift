/// The choices that each job has, laid out for the price search: whole slots, and few digits.
final class PriceChoices {
    struct Choice: BitwiseCopyable {
        /// Index of the first number of its priced rate's integral.
        var base: Int32 = 0
        /// Index of its pool's first number of use.
        var use: Int32 = 0
        /// The first and the last slot it may start in.
        var first: Int32 = 0
        var last: Int32 = 0
        /// How many slots it takes.
        var length: Int32 = 1
        /// Accelerators over those slots, such that their work is the job's.
        var share: Float = 0
        /// Grams it adds whenever it runs.
        var extra: Float = 0
        /// What it cost when all choices were last looked at.
        var value: Float = 0
        /// Index into the model's options.
        var option: Int32 = 0
        /// Index of the table of its rate and length; -1 where too few share it.
        var table: Int32 = -1
    }

    /// Jobs that have the same choices, but for how many accelerators they hold.
    struct Kind: BitwiseCopyable {
        /// One of them.
        let job: Int32
        /// Where its choices begin, how many there are, and how many of those, which come first, are
        /// worth a look.
        let first: Int32
        let count: Int32
        var promising: Int32
        /// What they hold together over what that one holds.
        var weight: Float
    }

    let choices: Flat<Choice>
    let kinds: Flat<Kind>
    /// Where each job's choices begin, and how many it has.
    let firsts: Flat<Int32>
    let counts: Flat<Int32>

    /// How many choices all kinds have together.
    var looks: Int { (0..<kinds.count).reduce(0) { $0 + Int(kinds[$1].count) } }

    /// A queue with more choices than this keeps only the best of each job.
    private static let mostChoices = 2_500_000

    /// A rate and a length get a table where so many choices have them.
    private static let leastForTable = 64

    init(_ model: QueueModel, lanes: PricedLanes) {
        let most = max(4, Self.mostChoices / max(1, model.members.count))
        let total = model.members.reduce(0) { $0 + min(most, $1.options.count) }
        let choices = Flat(repeating: Choice(), count: total)
        let firsts = Flat<Int32>(repeating: 0, count: model.members.count)
        let counts = Flat<Int32>(repeating: 0, count: model.members.count)
        var kinds: [Kind] = []
        var known: [Int: [Int]] = [:]
        var next = 0
        for job in Self.byNearness(model, lanes) {
            var own = Self.choices(of: model.members[job], model, lanes)
            if own.count > most { own = Self.best(own, most, lanes.coarseIntegrals) }
            firsts[job] = Int32(next)
            counts[job] = Int32(own.count)
            for choice in own {
                choices[next] = choice
                next += 1
            }
            let kind = Kind(
                job: Int32(job), first: firsts[job], count: counts[job], promising: counts[job],
                weight: 1)
            guard let likeness = Self.likeness(own) else {
                kinds.append(kind)
                continue
            }
            let alike = known[likeness, default: []].first { index in
                let first = Int(kinds[index].first)
                return own.indices.allSatisfy { own[$0].isLike(choices[first + $0]) }
            }
            if let alike {
                let other = choices[Int(kinds[alike].first)]
                kinds[alike].weight += own[0].share / other.share
            } else {
                known[likeness, default: []].append(kinds.count)
                kinds.append(kind)
            }
        }
        self.choices = choices
        self.firsts = firsts
        self.counts = counts
        self.kinds = Flat(kinds)
    }

    /// All jobs, those one after another that look at the same numbers.
    private static func byNearness(_ model: QueueModel, _ lanes: PricedLanes) -> [Int] {
        let keys = model.members.enumerated().map { job, member in
            let lane =
                member.options.isEmpty ? 0 : lanes.lane(member, member.options.lowerBound)
            return (member.shortest, lane, member.earliest, job)
        }
        return keys.sorted(by: <).map(\.3)
    }

    private static func choices(
        of member: QueueModel.Member, _ model: QueueModel, _ lanes: PricedLanes
    ) -> [Choice] {
        let slots = model.grid.count
        let step = model.grid.step
        return member.options.compactMap { option in
            let run = model.run(member, option)
            let from = Int(member.earliest) + run.delay
            let to = Int(member.deadline)
            guard run.extraGrams < .infinity, to - from >= run.duration else { return nil }
            let length = max(1, (run.duration + step / 2) / step)
            let first = min((from + step - 1) / step, slots - length)
            let last = min(max(first, (to - run.duration) / step), slots - length)
            guard first >= 0 else { return nil }
            return Choice(
                base: Int32(lanes.lane(member, option) * (slots + 1)),
                use: Int32(run.pool * (slots + 1)), first: Int32(first), last: Int32(last),
                length: Int32(length),
                share: Float(run.duration) / Float(length * step) * Float(run.count),
                extra: Float(run.extraGrams), option: Int32(option))
        }
    }

    /// Tables for the rates and lengths that enough choices of some kinds ask for; says in each
    /// choice which is its own. No two tables may be made for the same kind.
    func tables(for range: Range<Int>, slots: Int) -> WindowMinima {
        struct Key: Hashable {
            let base: Int32
            let length: Int32
        }
        func visit(_ look: (inout Choice, Key) -> Void) {
            for kind in range {
                let first = Int(kinds[kind].first)
                for index in first..<first + Int(kinds[kind].count) {
                    let choice = choices[index]
                    look(&choices.base[index], Key(base: choice.base, length: choice.length))
                }
            }
        }
        var asked: [Key: Int] = [:]
        visit { _, key in asked[key, default: 0] += 1 }
        var wanted: [(base: Int32, length: Int32)] = []
        var tables: [Key: Int32] = [:]
        visit { choice, key in
            guard asked[key, default: 0] >= Self.leastForTable else { return }
            if tables[key] == nil {
                tables[key] = Int32(wanted.count)
                wanted.append((key.base, key.length))
            }
            choice.table = tables[key] ?? -1
        }
        return WindowMinima(wanted, slots: slots)
    }

    /// What a choice costs at least, with tables up to date.
    @inline(__always)
    func least(
        _ choice: Choice, _ minima: WindowMinima, _ integrals: UnsafePointer<Float>
    ) -> Float {
        guard choice.table >= 0 else { return choice.least(integrals) }
        return minima.least(
            Int(choice.table), Int(choice.first), Int(choice.last), integrals) * choice.share
            + choice.extra
    }

    /// A number that is the same for jobs that choose alike, and hardly for others; nil for a job
    /// that chooses for itself.
    private static func likeness(_ choices: [Choice]) -> Int? {
        // Where shares differ from choice to choice, or something is added, size matters.
        guard let first = choices.first,
            choices.allSatisfy({
                $0.extra == 0 && $0.length == first.length && $0.share == first.share
            })
        else { return nil }
        let numbers = [first.length, first.base, first.first, first.last, Int32(choices.count)]
        return numbers.reduce(0) { ($0 &* 1_000_003) ^ Int($1) }
    }

    /// Puts those of some choices first that come close to the best one by their `value`, and says how
    /// many those are.
    func rank(from first: Int, count: Int, within share: Float) -> Int {
        let list = choices.base + first
        var least = Float.infinity
        for index in 0..<count where list[index].value < least { least = list[index].value }
        let limit = least * (1 + share)
        var found = 0
        for index in 0..<count where list[index].value <= limit {
            if index != found { (list[index], list[found]) = (list[found], list[index]) }
            found += 1
        }
        return found
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
        return Minimum.first(from: Int(first), to: Int(last), starts + Int(length), starts) {
            $0 * share + extra <= value
        }
    }

    /// Whether another choice is the same, but for how many accelerators it holds.
    func isLike(_ other: Self) -> Bool {
        base == other.base && first == other.first && last == other.last && length == other.length
    }
}
