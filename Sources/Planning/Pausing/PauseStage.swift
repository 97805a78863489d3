/// A slot that the exact programme works on, or a rest that stands for slots between.
struct PauseStage: Equatable, Sendable {
    /// The slot; for a rest the one before the next that is worked on.
    var slot: Int
    /// Whether the slot may be used from its start to its end.
    var usesWhole = false
    /// Whether the slot may be used in part.
    var usesPart = false
    /// Whether the job may start in the slot.
    var starts = false

    /// Whether the job rests.
    var isRest: Bool { !usesWhole && !usesPart }
}
