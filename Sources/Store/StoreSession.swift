import GRDB
import SolsticeDomain

/// The database inside one transaction. Methods are grouped by what they keep, one file each.
///
/// A session must not be used after the closure it was given to has returned.
public struct StoreSession {
    let database: Database
    let clocks: Store.ClockSource

    /// The seconds an instant is stored as.
    static func seconds(_ instant: Instant?) -> Int? { instant?.secondsSinceEpoch }

    /// The instant that stored seconds mean.
    static func instant(_ seconds: Int?) -> Instant? {
        seconds.map { Instant(secondsSinceEpoch: $0) }
    }
}
