import SolsticeDomain

extension LaunchRequest {
    /// Refuses what no operating system can start, before anything is written.
    func check() throws(Diagnostic) {
        guard let flaw else { return }
        throw Diagnostic(.badInput, "attempt \(attemptKey) cannot be started", causes: [flaw])
    }

    private var flaw: String? {
        if !Self.isKey(attemptKey) {
            return "its key is not a plain file name of at most 200 characters"
        }
        if command.isEmpty || command[0].isEmpty { return "its command is empty" }
        if !workingDirectory.hasPrefix("/") {
            return "its working directory \(workingDirectory) is not an absolute path"
        }
        if !folder.hasPrefix("/") { return "its folder \(folder) is not an absolute path" }
        // The kernel ends every string at its first zero byte and would run something else.
        let texts =
            command + [workingDirectory, folder, executablePath ?? ""]
            + environment.flatMap { [$0.key, $0.value] }
        if texts.contains(where: { $0.utf8.contains(0) }) {
            return "its command or environment has a zero byte"
        }
        if let name = environment.keys.first(where: { $0.isEmpty || $0.contains("=") }) {
            return "its environment has a variable named \"\(name)\""
        }
        return nil
    }

    private static func isKey(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 200 && !text.hasPrefix(".")
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    }
}
