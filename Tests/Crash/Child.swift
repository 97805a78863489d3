import Foundation
import Glibc
import Synchronization

/// A process of the program under test; its words go to files, so that nobody has to read them
/// while it runs.
final class Child: Sendable {
    /// What it was asked to do.
    let arguments: [String]
    private let number: Int32
    private let status = Mutex<Int32?>(nil)
    private let ended: AsyncStream<Void>
    private let files: String

    /// Starts the program in a folder, which `env` enters for it and then is the program.
    init(
        _ program: String, _ arguments: [String], folder: String, environment: [String: String]
    ) throws {
        self.arguments = arguments
        files = "\(folder)/words/\(UUID().uuidString)"
        number = try Self.spawn(
            ["/usr/bin/env", "--chdir=\(folder)", program] + arguments, output: files + ".out",
            errors: files + ".err",
            environment: environment)
        let (stream, end) = AsyncStream.makeStream(of: Void.self)
        ended = stream
        let waiting = Thread { [self] in
            collect()
            end.finish()
        }
        waiting.stackSize = 1 << 17
        waiting.start()
    }

    /// Whether it still runs.
    var isRunning: Bool { status.withLock { $0 == nil } }

    /// Ends it with no chance to tidy up; false where it had ended before.
    func kill() -> Bool { signal(SIGKILL) }

    /// Asks it to stop, as Ctrl-C does.
    func interrupt() { _ = signal(SIGINT) }

    /// Its exit status, or 128 and the signal's number, when it has ended.
    func end() async -> Int32 {
        for await _ in ended {}
        return status.withLock { $0 ?? -1 }
    }

    /// What it wrote to standard error.
    var errors: String { (try? String(contentsOfFile: files + ".err", encoding: .utf8)) ?? "" }

    private func signal(_ signal: Int32) -> Bool {
        // Under the lock its number is still its own.
        status.withLock { $0 == nil && Glibc.kill(number, signal) == 0 }
    }

    private func collect() {
        var end = siginfo_t()
        while waitid(P_PID, id_t(number), &end, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
        status.withLock { status in
            var word: Int32 = 0
            waitpid(number, &word, 0)
            status = word & 0x7f == 0 ? word >> 8 & 0xff : 128 + word & 0x7f
        }
    }

    private static func spawn(
        _ words: [String], output: String, errors: String,
        environment: [String: String]
    ) throws -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        for (stream, file) in [(STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
            posix_spawn_file_actions_addopen(&actions, stream, file, O_WRONLY | O_CREAT, 0o600)
        }
        // The test runner holds signals back that the program waits for.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let variables = environment.map { "\($0.key)=\($0.value)" }
        var argumentVector = words.map { strdup($0) } + [nil]
        var environmentVector = variables.map { strdup($0) } + [nil]
        defer { (argumentVector + environmentVector).forEach { free($0) } }
        var number: Int32 = 0
        let code = posix_spawn(
            &number, words[0], &actions, &attributes, &argumentVector, &environmentVector)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
        return number
    }
}
