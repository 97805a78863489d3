import Dispatch
import SolsticeBacktesting
import Synchronization

/// Backtests that run in parallel on all cores.
final class BacktestRun: Sendable {
    private struct State {
        var shares: [Double]
        var reports: [BacktestReport?]
        var isStopped = false
    }

    private let backtests: [Backtest]
    /// Each backtest's approximate share of the work; they sum to 1.
    private let weights: [Double]
    private let observer: Scheduler.BacktestObserver?
    private let state: Mutex<State>

    init(_ backtests: [Backtest], observer: Scheduler.BacktestObserver?) {
        self.backtests = backtests
        self.observer = observer
        let sizes = backtests.map { backtest in
            backtest.jobs.reduce(0.0) { $0 + $1.kind.window.hours } * Double(backtest.places.count)
        }
        let sum = sizes.reduce(0, +)
        weights = sizes.map { sum > 0 ? $0 / sum : 0 }
        state = Mutex(
            State(
                shares: backtests.map { _ in 0 }, reports: backtests.map { _ in nil }))
    }

    /// Runs them; nil for those that had not started when the observer stopped the run.
    func reports() -> [BacktestReport?] {
        // Largest first, so that no core is left running a large one at the end.
        let order = backtests.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
        DispatchQueue.concurrentPerform(iterations: order.count) { turn in
            let index = order[turn]
            guard !state.withLock(\.isStopped) else { return }
            let report = backtests[index].run { follow($0, of: index) }
            state.withLock { $0.reports[index] = report }
        }
        return state.withLock(\.reports)
    }

    private func follow(_ share: Double, of index: Int) {
        let done = state.withLock { state in
            state.shares[index] = share
            return zip(state.shares, weights).reduce(0) { $0 + $1.0 * $1.1 }
        }
        guard let observer, !observer(min(1, done)) else { return }
        state.withLock { $0.isStopped = true }
    }
}
