import Foundation
import SolsticeDomain

/// The script that Slurm runs for an attempt: it runs the command, keeps the grace of a
/// cancellation, and leaves the record of the end in the attempt's folder.
///
/// | file | holds |
/// |---|---|
/// | `claim` | the number of the Slurm job that runs the attempt; of two jobs only the first does |
/// | `group` | the number of the command's process group, on its node |
/// | `exit.json` | ``ExitRecord`` |
/// | `interrupted.json` | the same, after a foreign `SIGTERM`: Slurm knows if another run follows |
/// | `fate`, `status` | how the command ended, from the process that waits for it |
///
/// It obeys `cancel.json`, a ``CancelOrder``, and `paused`, which exists while the command is to be
/// paused.
struct SlurmBatchScript {
    private let request: LaunchRequest

    /// Creates the script of an attempt.
    init(_ request: LaunchRequest) { self.request = request }

    /// The whole script.
    func text() throws -> String {
        try
            ([
                // sbatch requires this line, and looks for its own options in comments only up to
                // the first command: nothing of a request may come before that.
                "#!/bin/sh", ShellWord.definition, "set -u",
            ] + settings + [SlurmBatchScript.body]).joined(separator: "\n")
    }

    private var settings: [String] {
        get throws {
            let name = request.executablePath ?? request.command[0]
            let place = name.contains("/") ? "" : " in PATH=\(request.environment["PATH"] ?? "")"
            let words = [name] + request.command.dropFirst()
            return [
                "folder=" + ShellWord.quoted(request.folder),
                "place=" + ShellWord.quoted(request.workingDirectory),
                "key=" + ShellWord.quoted(request.attemptKey),
                "cap=" + ShellWord.quoted(try json(plannedCap)),
                "cap_watts=" + (request.powerCap.map { "\(Int($0.watts.rounded(.up)))" } ?? ""),
                "no_place="
                    + ShellWord.quoted(
                        try neverStarted(
                            126, "cannot enter working directory \(request.workingDirectory)")),
                "no_command="
                    + ShellWord.quoted(
                        try neverStarted(127, "command not found: \(name)\(place)")),
                "no_program="
                    + ShellWord.quoted(try neverStarted(126, "\(name) is not an executable file")),
                "set -- " + words.map(ShellWord.quoted).joined(separator: " "),
            ]
        }
    }

    private var plannedCap: AppliedCap {
        request.powerCap == nil
            ? .notAsked
            : .refused(because: "Slurm sets power limits only by a prolog, and none did")
    }

    private func neverStarted(_ code: Int32, _ reason: String) throws -> String {
        try json(AttemptExit.Outcome.neverStarted(code: code, reason: reason))
    }

    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
