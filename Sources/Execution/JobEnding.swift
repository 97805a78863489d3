import SolsticeDomain

/// What the kernel tells a parent about the end of its child.
struct JobEnding: Equatable {
    /// The status word of wait(2).
    let waitStatus: Int32
    /// The most memory that one of the job's processes held.
    let maxResidentBytes: Int
    /// The processor time used by it and the children that it collected, in clock ticks.
    var processorTicks: UInt64 = 0

    /// The end as an attempt's exit.
    func exit(
        from startedAt: Instant, to endedAt: Instant, readings: [MeterReading] = [],
        cap: AppliedCap = .notAsked
    ) -> AttemptExit {
        AttemptExit(
            outcome: outcome, startedAt: startedAt, endedAt: endedAt,
            maxResidentBytes: maxResidentBytes, readings: readings, cap: cap)
    }

    /// The low seven bits are the signal, or 0; the next byte is the exit code. The C library has
    /// macros for this that Swift cannot see.
    private var outcome: AttemptExit.Outcome {
        let signal = waitStatus & 0x7f
        return signal == 0
            ? .exited(code: waitStatus >> 8 & 0xff) : .signalled(number: signal)
    }
}
