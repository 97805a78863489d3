import Foundation
import SolsticeDomain

/// What a Slurm job's comment says of its attempt: how it is found again after a crash between its
/// submission and the record of that, and what a prolog may act on.
///
/// ```json
/// {"powerCapWatts":250,"solsticeAttempt":"0f3c"}
/// ```
struct SlurmComment: Codable, Equatable {
    private enum CodingKeys: String, CodingKey {
        case attemptKey = "solsticeAttempt"
        case powerCap = "powerCapWatts"
    }

    /// The attempt's key.
    let attemptKey: String
    /// The cap that was planned for each of its accelerators.
    let powerCap: Power?

    /// Creates the comment for an attempt.
    init(attemptKey: String, powerCap: Power?) {
        self.attemptKey = attemptKey
        self.powerCap = powerCap
    }

    /// Reads a job's comment; nil if it is not one of ours.
    init?(text: String) {
        guard text.contains("solsticeAttempt"),
            let comment = try? JSONDecoder().decode(SlurmComment.self, from: Data(text.utf8))
        else { return nil }
        self = comment
    }

    /// The text that Slurm is given.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
