public import Solstice

extension JobEntry {
    /// The job's kind: its longest duration, and the slack that its deadline leaves.
    ///
    /// Of hours by accelerator, those of the requested one are used, else the longest. Slack is cut
    /// to whole hours, so that jobs submitted within the same hour are of one kind.
    public func kind(_ moments: InstantReader) throws(Diagnostic) -> JobKind {
        guard let hours else {
            throw Diagnostic(
                .badInput, "a job without hours cannot be replayed", remedy: "add hours: 8")
        }
        guard let deadline = try moments.instant(deadline, option: "deadline") else {
            throw Diagnostic(
                .badInput, "a job without a deadline has no slack to replay it with",
                remedy: "add deadline: +7d, or use --mix 8h@7d")
        }
        let estimates = try perAccelerator(hours, option: "hours", "8, 90m or 8..11") {
            DurationEstimate(text: $0)
        }
        let length = estimates.longest(gpuType).planned
        let earliest = try moments.instant(earliest, option: "earliest")
        let start = max(earliest ?? moments.now, moments.now)
        let slack = (deadline - start).seconds - length.seconds
        guard length > .zero, slack >= 0 else {
            throw Diagnostic(
                .badInput, "its deadline, \(deadline), is too near for \(length)",
                remedy: "state a later deadline, or one from now on, such as +7d")
        }
        return JobKind(
            length: length, slack: TimeSpan(seconds: slack / 3600 * 3600),
            resumeOverhead: try pausing()?.resumeOverhead)
    }
}

extension SubmissionRequest.PerAccelerator<DurationEstimate> {
    /// The figure of an accelerator, else the longest.
    fileprivate func longest(_ accelerator: String?) -> DurationEstimate {
        switch self {
        case .any(let figure): return figure
        case .named(let figures):
            let asked = figures.first { $0.accelerator == accelerator?.lowercased() }
            let longest = figures.map(\.figure).max { $0.planned < $1.planned }
            return asked?.figure ?? longest ?? DurationEstimate(.zero)
        }
    }
}
