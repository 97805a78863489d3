extension RandomAccessCollection<Attempt> where Index == Int {
    /// The attempts of the last run: the newest that did not go on after a pause, and those that did.
    public var lastRun: SubSequence {
        self[(lastIndex { $0.purpose != .resume } ?? startIndex)...]
    }

    /// How long their processes worked, until their ends or, while one runs, until a moment.
    public func worked(until now: Instant) -> TimeSpan {
        TimeSpan(
            seconds: reduce(0) { sum, attempt in
                sum + attempt.runs(until: now).reduce(0) { $0 + $1.length.seconds }
            })
    }

    /// How often they went on after a pause, in the same processes or in new ones.
    public var resumeCount: Int {
        reduce(0) { sum, attempt in
            sum + attempt.pauses.count { $0.end != nil } + (attempt.purpose == .resume ? 1 : 0)
        }
    }
}
