import Synchronization

/// Limits each peer to a number of requests per second on average, and to a burst: a token bucket
/// for each.
final class RateLimit: Sendable {
    /// Tokens added to a bucket per second.
    private let rate: Double
    /// A bucket's capacity.
    private let burst: Double
    private let buckets = Mutex<[String: Bucket]>([:])

    private struct Bucket {
        var level: Double
        var filledAt: ContinuousClock.Instant
    }

    /// From this number of peers on, full buckets are removed.
    private static let mostPeers = 10_000

    /// A limit of a rate and a burst.
    init(rate: Double, burst: Double) {
        self.rate = rate
        self.burst = burst
    }

    /// Takes one from a peer's bucket; nil on success, else how many seconds to wait.
    func take(_ peer: String, at now: ContinuousClock.Instant = .now) -> Int? {
        buckets.withLock { buckets in
            if buckets.count >= Self.mostPeers, buckets[peer] == nil {
                buckets = buckets.filter { level($0.value, at: now) < burst }
            }
            var bucket = buckets[peer] ?? Bucket(level: burst, filledAt: now)
            bucket.level = level(bucket, at: now)
            bucket.filledAt = now
            defer { buckets[peer] = bucket }
            guard bucket.level >= 1 else {
                return max(1, Int(((1 - bucket.level) / rate).rounded(.up)))
            }
            bucket.level -= 1
            return nil
        }
    }

    /// Whether a peer's bucket is empty, without taking from it.
    func isEmpty(_ peer: String, at now: ContinuousClock.Instant = .now) -> Bool {
        buckets.withLock { buckets in (buckets[peer].map { level($0, at: now) } ?? burst) < 1 }
    }

    private func level(_ bucket: Bucket, at now: ContinuousClock.Instant) -> Double {
        min(burst, bucket.level + (now - bucket.filledAt) / .seconds(1) * rate)
    }
}
