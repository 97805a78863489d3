import Foundation
public import SolsticeDomain

/// The scheduler's sense of time: the machine's clock, a fixed moment, or time that runs faster.
public struct SchedulerClock: Sendable {
    /// Virtual seconds per real second; 0 for time that stands still.
    public let rate: Double
    private let origin: Double
    private let realOrigin: Double

    /// The machine's clock.
    public static let system = SchedulerClock(rate: 1, origin: 0, realOrigin: 0)

    /// Time that stands at one moment, as commands with `--now` see it.
    public static func fixed(at moment: Instant) -> SchedulerClock {
        SchedulerClock(rate: 0, origin: Double(moment.secondsSinceEpoch), realOrigin: 0)
    }

    /// Time that starts at a moment and passes `rate` times as fast as real time.
    public static func running(from moment: Instant, rate: Double) -> SchedulerClock {
        SchedulerClock(
            rate: rate, origin: Double(moment.secondsSinceEpoch), realOrigin: realSeconds())
    }

    /// The current moment.
    public var now: Instant {
        Instant(
            secondsSinceEpoch: Int(
                (origin + (Self.realSeconds() - realOrigin) * rate).rounded(.down)))
    }

    /// Real seconds until a moment; 0 where it has come, and for time that stands still.
    public func realSeconds(until moment: Instant) -> Double {
        guard rate > 0 else { return 0 }
        let current = origin + (Self.realSeconds() - realOrigin) * rate
        return max(0, (Double(moment.secondsSinceEpoch) - current) / rate)
    }

    /// Whether moments of this clock are moments of the machine's clock.
    public var isReal: Bool { rate == 1 && origin == realOrigin }

    private static func realSeconds() -> Double { Date().timeIntervalSince1970 }
}
