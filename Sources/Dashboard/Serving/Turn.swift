import Synchronization

/// The right to do something that only one may do at a time.
final class Turn: Sendable {
    private let isTaken = Mutex(false)

    /// Takes it; false where another has it.
    func take() -> Bool {
        isTaken.withLock { isTaken in
            defer { isTaken = true }
            return !isTaken
        }
    }

    /// Gives it back.
    func end() { isTaken.withLock { $0 = false } }
}
