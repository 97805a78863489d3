import Glibc
import SolsticeDomain

extension Instant {
    /// What the machine's clock shows now. Only the shim and its orders use it: they belong to the
    /// world that jobs run in, whatever clock the service uses.
    static var onTheWall: Instant { Instant(secondsSinceEpoch: time(nil)) }
}
