import Foundation

/// Starts programs and waits for them.
///
/// Foundation's `Process` looks for the end of a process every 50 ms only, which is longer than
/// what is measured here.
struct ChildProcess {
    /// Why a program did not do its work.
    struct Failure: Error, CustomStringConvertible {
        let program: String
        let reason: String

        var description: String { "\(program) \(reason)" }
    }

    /// The program's file.
    let program: String
    let arguments: [String]
    /// Its environment; nil for this process's own.
    var environment: [String]?
    /// The file that its standard output goes to; nil for this process's own.
    var output: String?
    /// Whether what it says on standard error is dropped.
    var isSilent = false

    /// Runs the program to its end.
    /// - Throws: a ``Failure`` where it cannot be started or exits with anything but 0.
    func run() throws {
        let child = try start()
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { throw failure("was lost") }
        }
        guard status == 0 else {
            let code = status & 0x7f == 0 ? "exited with \(status >> 8)" : "was killed"
            throw failure(code)
        }
    }

    /// Starts the program and returns its number; whoever asks collects its end.
    func start() throws -> pid_t {
        fflush(nil)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let output {
            posix_spawn_file_actions_addopen(
                &actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        if isSilent {
            posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        }
        let inherited = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        var variables: [UnsafeMutablePointer<CChar>?] = (environment ?? inherited).map {
            strdup($0)
        }
        defer { for word in words + variables { free(word) } }
        words.append(nil)
        variables.append(nil)
        var child: pid_t = 0
        guard posix_spawn(&child, program, &actions, nil, words, variables) == 0 else {
            throw failure("cannot be started")
        }
        return child
    }

    private func failure(_ reason: String) -> Failure {
        Failure(program: ([program] + arguments.prefix(2)).joined(separator: " "), reason: reason)
    }
}
