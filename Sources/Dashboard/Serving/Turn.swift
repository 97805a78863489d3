import Synchronization

/// The right to do something that only one task may do at a time.
final class Turn: Sendable {
    private let isTaken = Mutex(false)

    /// Takes it; false if another task has it.
    func take() -> Bool {
        isTaken.withLock { isTaken in
            defer { isTaken = true }
            return !isTaken
        }
    }

    /// Releases it.
    func end() { isTaken.withLock { $0 = false } }
}
