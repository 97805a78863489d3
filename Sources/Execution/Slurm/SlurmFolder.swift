import Foundation
import Glibc
import SolsticeDomain
import SolsticeJSON

/// The folder of an attempt that a Slurm cluster runs, on a file system that this machine shares
/// with the cluster's nodes. See ``SlurmBatchScript`` for what a job leaves in it besides output.
///
/// | file | written by | holds |
/// |---|---|---|
/// | `submitted.json` | executor | ``SubmissionRecord`` |
/// | `submit.lock` | executor | nothing; locked while the attempt is submitted |
/// | `cancel.json` | executor | ``CancelOrder`` |
/// | `paused` | executor | nothing; exists while the command is to be paused |
/// | `exit.json` | job, or the executor if a job could not | ``ExitRecord`` |
struct SlurmFolder {
    /// What it shares with the folders of other executors.
    let common: AttemptFolder

    /// The folder at an absolute path.
    init(path: String) { common = AttemptFolder(path: path) }

    /// The attempt's job, as this machine recorded it.
    var submission: AttemptFolder.Finding<SubmissionRecord> { common.read(submissionPath) }
    /// An end that Slurm may have overruled.
    var interruption: AttemptFolder.Finding<ExitRecord> {
        common.read(common.path + "/interrupted.json")
    }
    private var submissionPath: String { common.path + "/submitted.json" }

    /// Whether it exists.
    var presence: AttemptFolder.Finding<Void> {
        if access(common.path, F_OK) == 0 { return .found(()) }
        let failure = SystemFailure.last(common.path)
        // A file system that does not answer says nothing of what is on it.
        if failure.code == ENOENT || failure.code == ENOTDIR { return .absent }
        return .unknown(because: "\(failure)")
    }
    /// Whether a job has begun to run the attempt.
    var isClaimed: Bool { access(common.path + "/claim", F_OK) == 0 }

    /// The number of the job that this machine submitted; nil if no record shows it.
    var submittedJob: Int32? {
        if case .found(let record) = submission { return record.jobNumber }
        return nil
    }

    /// The number of the job that runs the attempt; nil before it has begun.
    var claimingJob: Int32? {
        guard let bytes = try? DurableFile.read(common.path + "/claim") else { return nil }
        return Int32(
            String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Records the attempt's job, in one durable step.
    func write(_ record: SubmissionRecord) throws { try common.write(record, to: submissionPath) }

    /// Tells the script to pause the command, or to continue it.
    func setPaused(_ isPaused: Bool) throws(SystemFailure) {
        let path = common.path + "/paused"
        if isPaused {
            try DurableFile.write([], to: path)
        } else if unlink(path) != 0, errno != ENOENT {
            throw .last(path)
        }
    }

    /// Whether the folder shows that this very attempt was submitted.
    /// - Throws: a ``Diagnostic`` if it belongs to another.
    func isTaken(by key: String) throws(Diagnostic) -> Bool {
        let owner: String? =
            if case .found(let record) = submission {
                record.attemptKey
            } else if case .found(let record) = common.exitRecord {
                record.attemptKey
            } else {
                nil
            }
        if let owner, owner != key {
            throw Diagnostic(
                .software, "attempt \(key) cannot use the folder \(common.path)",
                causes: ["it belongs to attempt \(owner)"],
                remedy: "give every attempt a folder of its own")
        }
        return owner != nil || isClaimed
    }
}

/// The record that an attempt was handed to a Slurm cluster, and as which job.
struct SubmissionRecord: Equatable {
    /// The attempt's key.
    let attemptKey: String
    /// Slurm's number for the job.
    let jobNumber: Int32
}

extension SubmissionRecord: JSONConvertible {
    /// Reads a record of this version or another.
    init(_ node: JSONNode) throws(JSONMismatch) {
        self.init(attemptKey: try node.read("attemptKey"), jobNumber: try node.read("jobNumber"))
    }

    /// Its members.
    var json: JSONValue {
        [
            "attemptKey": attemptKey.json, "format": RecordFormat.newest.json,
            "jobNumber": jobNumber.json,
        ]
    }
}

/// Lets only one process of this machine submit an attempt.
struct SubmissionLock: ~Copyable {
    private let file: Int32

    /// Waits for the lock of an attempt's folder; nil if it is not free within a time.
    init?(folder: String, patience: Duration) async throws {
        let path = folder + "/submit.lock"
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw SystemFailure.last(path) }
        let deadline = ContinuousClock.now + patience
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR, ContinuousClock.now < deadline else {
                close(file)
                if code == EWOULDBLOCK { return nil }
                throw SystemFailure(subject: path, code: code)
            }
            do {
                try await Task.sleep(for: .milliseconds(20))
            } catch {
                close(file)
                throw error
            }
        }
        self.file = file
    }

    deinit { close(file) }
}
