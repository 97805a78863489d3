extension RandomAccessCollection<Attempt> where Index == Int {
    /// The attempts of the last run: the newest that did not resume after a pause, and its resumes.
    public var lastRun: SubSequence {
        self[(lastIndex { $0.purpose != .resume } ?? startIndex)...]
    }

    /// How long their processes ran, until their ends or, while one runs, until `now`.
    public func worked(until now: Instant) -> TimeSpan {
        TimeSpan(
            seconds: reduce(0) { sum, attempt in
                sum + attempt.runs(until: now).reduce(0) { $0 + $1.length.seconds }
            })
    }

    /// How often they resumed after a pause, in the same processes or in new ones.
    public var resumeCount: Int {
        reduce(0) { sum, attempt in
            sum + attempt.pauses.count { $0.end != nil } + (attempt.purpose == .resume ? 1 : 0)
        }
    }
}
