internal import SolsticeDomain

/// A state as a word with its own colour and symbol.
enum StateBadge {
    /// The badge; the symbol adds nothing to the word.
    static func markup(_ state: JobState) -> Markup {
        """
        <span class="state \(plain: kind(state))"><span aria-hidden="true">\(sign(state))</span> \
        \(state.rawValue)</span>
        """
    }

    private static func kind(_ state: JobState) -> String {
        switch state.tone {
        case .good: "good"
        case .bad: "bad"
        case .notice: "notice"
        default: "still"
        }
    }

    private static func sign(_ state: JobState) -> String {
        switch state {
        case .held, .paused: "‖"
        case .queued: "…"
        case .planned: "○"
        case .starting: "◐"
        case .running: "●"
        case .succeeded: "✓"
        case .failed, .lost, .missed: "✕"
        case .cancelled: "–"
        }
    }
}
