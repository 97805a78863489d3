public import Solstice
import Synchronization

/// A clock that stands still until a test moves it.
///
/// ```swift
/// let clock = ManualClock(at: Instant(secondsSinceEpoch: 1_767_225_600))
/// let machine = SimulatedExecutor(now: { clock.now }) { _ in SimulatedJob(duration: .hour) }
/// clock.advance(by: .hour)
/// ```
///
/// A ``Scheduler`` keeps the clock that it was opened with: open another with
/// ``schedulerClock`` after each move.
public final class ManualClock: Sendable {
    private let moment: Mutex<Instant>

    /// A clock that shows a moment.
    public init(at moment: Instant) { self.moment = Mutex(moment) }

    /// The moment it shows.
    public var now: Instant { moment.withLock { $0 } }

    /// A scheduler's clock that is fixed at this moment.
    public var schedulerClock: SchedulerClock { .fixed(at: now) }

    /// Moves it forwards.
    public func advance(by span: TimeSpan) { moment.withLock { $0 = $0 + span } }

    /// Moves it to a moment. Executors do not expect it to run backwards.
    public func move(to instant: Instant) { moment.withLock { $0 = instant } }
}
