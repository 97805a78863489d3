import Glibc

/// The start of a job: from a request to a process, or to a reason that people understand.
struct JobLaunch {
    private let request: LaunchRequest

    /// Creates the start of the job that a request describes.
    init(_ request: LaunchRequest) { self.request = request }

    /// Starts the job in a process group of its own and returns its number.
    func start() throws(StartFailure) -> Int32 {
        // No reason can be reported between fork and exec: whatever can fail is tried here first.
        try enterWorkingDirectory()
        defer { chdir("/") }
        let executable = try findExecutable()
        do {
            return try spawn(executable)
        } catch {
            throw explain(error, executable: executable)
        }
    }

    private func enterWorkingDirectory() throws(StartFailure) {
        guard chdir(request.workingDirectory) == 0 else {
            let failure = SystemFailure.last(request.workingDirectory)
            throw StartFailure(code: 126, reason: "cannot enter working directory \(failure)")
        }
    }

    private func findExecutable() throws(StartFailure) -> String {
        let name = request.executablePath ?? request.command[0]
        let path = request.environment["PATH"] ?? ""
        if let found = ExecutableSearch.resolve(
            name, path: path, workingDirectory: request.workingDirectory)
        {
            return found
        }
        if let found = ExecutableSearch.unexecutable(
            name, path: path, workingDirectory: request.workingDirectory)
        {
            throw StartFailure(code: 126, reason: "\(found) is not an executable file")
        }
        let place = name.contains("/") ? "" : " in PATH=\(path)"
        throw StartFailure(code: 127, reason: "command not found: \(name)\(place)")
    }

    private func spawn(_ executable: String) throws(SystemFailure) -> Int32 {
        let nowhere = try DurableFile.openToRead("/dev/null")
        defer { close(nowhere) }
        let output = try DurableFile.openToAppend(
            AttemptFolder(path: request.folder).outputPath)
        defer { close(output) }
        return try ProcessSpawn(
            executable: executable, arguments: request.command,
            environment: request.environment, standardStreams: [nowhere, output, output],
            distance: .group
        ).startOnceWritten()
    }

    private func explain(_ failure: SystemFailure, executable: String) -> StartFailure {
        switch failure.code {
        case ENOEXEC:
            StartFailure(
                code: 126,
                reason: "\(executable) is neither a program for this machine nor a script with #!")
        case ENOENT where failure.subject == executable:
            StartFailure(code: 127, reason: "\(executable) names an interpreter that is not there")
        case E2BIG:
            StartFailure(code: 126, reason: "the arguments and environment are too long")
        default:
            StartFailure(code: 126, reason: failure.description)
        }
    }
}

/// Why a command could not be run.
struct StartFailure: Error, Equatable {
    /// What a shell would return: 127 for a command that does not exist, 126 for anything else.
    let code: Int32
    /// The cause, in words.
    let reason: String
}
