/// Finds places for jobs that have none by sending others away, who look for new places in turn;
/// a job that was ejected often is ejected less (Nagata and Bräysy 2009).
final class Ejection {
    private let state: QueueState
    private let model: QueueModel
    private var occupants: SlotOccupants
    /// How often each job was sent away.
    private let sent: Flat<Int32>
    private var moves: [(job: Int, from: QueueState.Candidate?)] = []
    /// How many slots may still be looked at.
    private var looks = 200_000_000

    /// Where so many jobs in a row found no place there is none to be had.
    private static let mostFailures = 12

    init(_ state: QueueState) {
        self.state = state
        model = state.model
        occupants = SlotOccupants(state)
        sent = Flat(repeating: 0, count: state.model.members.count)
    }

    /// Tries to place some jobs, each by at most so many steps; whatever does not come to a good end
    /// is undone. `goOn` stops it between two jobs by returning false.
    func place(_ jobs: [Int], steps: Int, goOn: () -> Bool) {
        var failures = 0
        for job in Legalisation.bySlack(model, jobs) where !state.isPlaced(job) {
            guard looks > 0, failures < Self.mostFailures, goOn() else { return }
            moves = []
            if settle(job, steps: steps) {
                failures = 0
            } else {
                undo()
                failures += 1
            }
        }
    }

    private func settle(_ job: Int, steps: Int) -> Bool {
        var waiting = [job]
        for _ in 0..<steps {
            guard let next = waiting.popLast() else { return true }
            if let place = state.bestPlace(for: next) {
                put(next, place)
                continue
            }
            guard let wish = leastCrowded(next) else { return false }
            let sentAway = makeRoom(next, wish)
            guard let place = state.candidate(next, option: wish.option, start: wish.start) else {
                return false
            }
            put(next, place)
            // The hardest to place comes first.
            waiting += Legalisation.bySlack(model, sentAway).reversed()
        }
        return waiting.isEmpty
    }

    private func put(_ job: Int, _ place: QueueState.Candidate) {
        state.put(job, place)
        occupants.add(job, place, model)
        moves.append((job, nil))
    }

    private func take(_ job: Int) {
        guard let place = state.place(of: job) else { return }
        state.take(job)
        occupants.remove(job, place, model)
        moves.append((job, place))
    }

    private func undo() {
        for (job, from) in moves.reversed() {
            if let from {
                state.put(job, from)
                occupants.add(job, from, model)
            } else if let place = state.place(of: job) {
                state.take(job)
                occupants.remove(job, place, model)
            }
        }
    }

    /// The option and the start at which a job in one piece lacks the fewest accelerator-slots.
    private func leastCrowded(_ job: Int) -> (option: Int, start: Int)? {
        let member = model.members[job]
        let step = model.grid.step
        let window = state.window(of: job)
        var best: (option: Int, start: Int)?
        var least = Int.max
        for option in member.options {
            let run = model.run(member, option)
            let from = window.from + run.delay
            let last = window.to - run.duration
            let pool = state.pools[run.pool]
            guard run.extraGrams < .infinity, from <= last, pool.capacity >= run.count else {
                continue
            }
            let first = (from + step - 1) / step * step
            var starts = Array(stride(from: first, through: last, by: step))
            if starts.isEmpty { starts = [from] }
            for start in starts {
                var lack = 0
                for slot in start / step...(start + run.duration - 1) / step {
                    looks -= 1
                    lack += max(0, Int(pool.peak[slot] + run.count - pool.capacity))
                    if lack >= least { break }
                }
                if lack < least {
                    least = lack
                    best = (option, start)
                }
            }
        }
        return best
    }

    /// Takes jobs out until one fits, of those in the way the ones that were sent away least.
    private func makeRoom(_ job: Int, _ wish: (option: Int, start: Int)) -> [Int] {
        let member = model.members[job]
        let run = model.run(member, wish.option)
        let pool = state.pools[run.pool]
        let step = model.grid.step
        var away: [Int] = []
        for slot in wish.start / step...(wish.start + run.duration - 1) / step {
            while pool.peak[slot] + run.count > pool.capacity {
                let others = occupants.jobs(
                    in: run.pool, from: slot * step, to: (slot + 1) * step, most: 256)
                guard let other = others.filter(isMovable).min(by: { key($0) < key($1) }) else {
                    return away
                }
                take(other)
                sent[other] += 1
                away.append(other)
            }
        }
        return away
    }

    /// Which job is ejected first.
    private func key(_ job: Int) -> (Int32, Int, Int) {
        let member = model.members[job]
        let slack = Int(member.deadline - member.earliest - member.shortest)
        return (sent[job], member.size * 100 / (slack + 1), job)
    }

    private func isMovable(_ job: Int) -> Bool {
        model.predecessors[job] == nil && model.successors[job] == nil
    }
}
