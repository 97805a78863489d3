import Glibc

/// The process group of a job: its first process and all children that have not left it.
struct JobGroup {
    /// The number of the first process, which is also the group's.
    let leader: Int32

    /// Asks every process to end. A stopped one is woken, or it would never receive the signal.
    func terminate() {
        signal(SIGTERM)
        signal(SIGCONT)
    }

    /// Ends every process by force.
    func kill() { signal(SIGKILL) }

    /// Stops every process where it is.
    func stop() { signal(SIGSTOP) }

    /// Continues stopped processes.
    func resume() { signal(SIGCONT) }

    /// Whether no process is left that could still do anything.
    ///
    /// The kernel also counts ended members that were not collected, and in a container whose first
    /// process collects nothing they stay forever, so members are checked one by one.
    var isEmpty: Bool {
        if Glibc.kill(-leader, 0) != 0 && errno == ESRCH { return true }
        return !FolderListing.numbers(in: "/proc").contains { number in
            guard let status = ProcessStatus(of: number) else { return false }
            return status.group == leader && !status.hasEnded
        }
    }

    private func signal(_ number: Int32) {
        // Group 0 is the caller's own and group 1 means every process: never signal those.
        guard leader > 1 else { return }
        _ = Glibc.kill(-leader, number)
    }
}
