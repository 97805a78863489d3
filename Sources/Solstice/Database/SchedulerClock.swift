import Foundation
public import SolsticeDomain
import Synchronization

/// The scheduler's clock: the machine's clock, a fixed moment, or time that runs faster.
public struct SchedulerClock: Sendable {
    /// Virtual seconds per real second; 0 for a fixed moment.
    public let rate: Double
    private let origin: Double
    private let realOrigin: Double
    /// Paces time that runs faster; nil for any other clock.
    private let pace: Pace?

    /// The machine's clock.
    public static let system = SchedulerClock(rate: 1, origin: 0, realOrigin: 0, pace: nil)

    /// Time fixed at one moment, for commands with `--now`.
    public static func fixed(at moment: Instant) -> SchedulerClock {
        SchedulerClock(rate: 0, origin: Double(moment.secondsSinceEpoch), realOrigin: 0, pace: nil)
    }

    /// Time that starts at a moment and passes `rate` times as fast as real time.
    ///
    /// Time that runs faster passes while a service waits, and hardly at all while it works: a
    /// machine that is busy for a second does not make it hours late.
    public static func running(from moment: Instant, rate: Double) -> SchedulerClock {
        running(from: moment, rate: rate, by: machineSeconds)
    }

    /// The same, with real seconds from another source.
    static func running(
        from moment: Instant, rate: Double, by seconds: @escaping @Sendable () -> Double
    ) -> SchedulerClock {
        let begin = seconds()
        return SchedulerClock(
            rate: rate, origin: Double(moment.secondsSinceEpoch), realOrigin: begin,
            pace: rate > 1 ? Pace(from: begin, by: seconds) : nil)
    }

    /// The current moment.
    public var now: Instant { Instant(secondsSinceEpoch: Int(seconds.rounded(.down))) }

    /// Real seconds until a moment; 0 if it has passed, and for a fixed clock.
    public func realSeconds(until moment: Instant) -> Double {
        guard rate > 0 else { return 0 }
        return max(0, (Double(moment.secondsSinceEpoch) - seconds) / rate)
    }

    /// Declares that a loop waits for at most this long: until then, fast time passes freely.
    func letPass(atMost duration: Duration) { pace?.allow(duration / .seconds(1)) }

    /// Whether this clock shows the machine's time.
    public var isReal: Bool { rate == 1 && origin == realOrigin }

    private var seconds: Double {
        origin + ((pace?.seconds ?? Self.machineSeconds()) - realOrigin) * rate
    }

    @Sendable private static func machineSeconds() -> Double { Date().timeIntervalSince1970 }
}

/// Real time without the intervals in which a service could not keep up.
///
/// It passes freely while a loop waits, and before the first loop declares a wait. Otherwise it
/// passes by at most a sixteenth of a second between two readings.
private final class Pace: Sendable {
    private struct State {
        /// When it was last read, and what it showed.
        var looked: Double
        var shown: Double
        /// The end of the time during which it passes freely.
        var freeUntil = Double.infinity
    }

    private static let most = 0.0625
    private let real: @Sendable () -> Double
    private let state: Mutex<State>

    init(from begin: Double, by real: @escaping @Sendable () -> Double) {
        self.real = real
        state = Mutex(State(looked: begin, shown: begin))
    }

    /// The current reading.
    var seconds: Double { state.withLock { look(&$0) } }

    /// Lets time pass freely for this many seconds from now on.
    func allow(_ wait: Double) {
        state.withLock { state in
            _ = look(&state)
            let end = state.looked + wait
            state.freeUntil = state.freeUntil.isFinite ? max(state.freeUntil, end) : end
        }
    }

    private func look(_ state: inout State) -> Double {
        let now = real()
        // A machine's clock may be set back.
        guard now > state.looked else { return state.shown }
        let free = max(0, min(now, state.freeUntil) - state.looked)
        state.shown += free + min(now - state.looked - free, Self.most)
        state.looked = now
        return state.shown
    }
}
