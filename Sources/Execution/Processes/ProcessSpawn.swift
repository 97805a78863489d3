import Glibc

/// A process to be started, described as a value.
struct ProcessSpawn {
    /// How far the new process is separated from its parent.
    enum Distance {
        /// Leader of its own process group.
        case group
        /// Leader of its own session: no terminal, and no signal meant for the parent's group.
        case session

        fileprivate var flag: Int16 {
            switch self {
            case .group: Int16(POSIX_SPAWN_SETPGROUP)
            // POSIX_SPAWN_SETSID of <spawn.h>, which only shows under _GNU_SOURCE.
            case .session: 0x80
            }
        }
    }

    /// The file to execute.
    let executable: String
    /// The argument vector, the command's own name first.
    let arguments: [String]
    /// The whole environment.
    let environment: [String: String]
    /// What becomes standard input, output and error, in this order.
    let standardStreams: [Int32]
    /// How far the process is separated from its parent.
    let distance: Distance
    /// The signals that are blocked when it starts; all others are unblocked.
    var heldSignals: [Int32] = []

    /// Starts the process, with every signal's default action, and returns its number.
    func start() throws(SystemFailure) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (target, source) in standardStreams.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, source, Int32(target))
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        configure(&attributes)

        var processID: Int32 = 0
        let assignments = environment.map { "\($0.key)=\($0.value)" }.sorted()
        let code = Self.withCStrings(arguments) { argumentVector in
            Self.withCStrings(assignments) { environmentVector in
                posix_spawn(
                    &processID, executable, &actions, &attributes, argumentVector,
                    environmentVector)
            }
        }
        guard code == 0 else { throw SystemFailure(subject: executable, code: code) }
        return processID
    }

    /// Like ``start()``, but waits up to a second for a file that is still open for writing: a
    /// script fresh from an editor may be, for milliseconds, in a process that the editor forked.
    func startOnceWritten() throws(SystemFailure) -> Int32 {
        for _ in 0..<20 {
            do {
                return try start()
            } catch {
                guard error.code == ETXTBSY else { throw error }
                usleep(50_000)
            }
        }
        return try start()
    }

    private func configure(_ attributes: inout posix_spawnattr_t) {
        let flags = distance.flag | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
        posix_spawnattr_setflags(&attributes, flags)
        posix_spawnattr_setpgroup(&attributes, 0)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var held = SignalSet(heldSignals).members
        posix_spawnattr_setsigmask(&attributes, &held)
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}
