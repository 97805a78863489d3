import SolsticeDomain
import SolsticeGridData
import Synchronization

/// The time zones used so far, each loaded once.
final class ClockTable: Sendable {
    private let known = Mutex<[String: LocalClock]>([:])

    func clock(_ timeZone: String) throws(Diagnostic) -> LocalClock {
        if let clock = known.withLock({ $0[timeZone] }) { return clock }
        let clock = try TimeZoneRules.clock(timeZone)
        known.withLock { $0[timeZone] = clock }
        return clock
    }
}
