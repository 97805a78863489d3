import Foundation
import SolsticeDomain

/// The jobs that `squeue --json` lists, in either of its dialects: that of Slurm 22.05, and that of
/// 23.02 and later, which gives numbers as `{"set", "infinite", "number"}` and states as lists.
struct SlurmListing: Decodable {
    /// All jobs that the controller remembers, including other users'.
    let jobs: [SlurmJob]

    private enum CodingKeys: String, CodingKey { case jobs }

    /// Reads the command's output.
    init(json: String) throws {
        self = try JSONDecoder().decode(SlurmListing.self, from: Data(json.utf8))
    }

    /// Reads one listing.
    init(from decoder: any Decoder) throws {
        let listing = try decoder.container(keyedBy: CodingKeys.self)
        jobs = try listing.decode([ListedJob].self, forKey: .jobs).map(\.job)
    }
}

/// One entry of a listing.
private struct ListedJob: Decodable {
    let job: SlurmJob

    private enum CodingKeys: String, CodingKey {
        case number = "job_id"
        case state = "job_state"
        case exitCode = "exit_code"
        case startedAt = "start_time"
        case endedAt = "end_time"
        case reason = "state_reason"
        case comment
    }

    init(from decoder: any Decoder) throws {
        let entry = try decoder.container(keyedBy: CodingKeys.self)
        func instant(_ key: CodingKeys) -> Instant? {
            // 0 means never.
            guard let seconds = try? entry.decode(ListedNumber.self, forKey: key).value, seconds > 0
            else { return nil }
            return Instant(secondsSinceEpoch: seconds)
        }
        let comment = try? entry.decode(String.self, forKey: .comment)
        let reason = try? entry.decode(String.self, forKey: .reason)
        job = SlurmJob(
            number: try entry.decode(Int32.self, forKey: .number),
            states: Set(try entry.decode(ListedWords.self, forKey: .state).words),
            waitStatus: try? entry.decode(ListedExit.self, forKey: .exitCode).waitStatus,
            startedAt: instant(.startedAt), endedAt: instant(.endedAt),
            reason: reason == "None" ? "" : reason ?? "",
            attemptKey: comment.flatMap(SlurmComment.init(text:))?.attemptKey)
    }
}

/// `5`, or `{"set": true, "infinite": false, "number": 5}`.
private struct ListedNumber: Decodable {
    let value: Int?

    private enum CodingKeys: String, CodingKey { case set, infinite, number }

    init(from decoder: any Decoder) throws {
        if let plain = try? decoder.singleValueContainer().decode(Int.self) {
            value = plain
            return
        }
        let parts = try decoder.container(keyedBy: CodingKeys.self)
        let isSet = try parts.decode(Bool.self, forKey: .set)
        let isInfinite = try parts.decodeIfPresent(Bool.self, forKey: .infinite) ?? false
        value = isSet && !isInfinite ? try parts.decode(Int.self, forKey: .number) : nil
    }
}

/// `"RUNNING"`, or `["RUNNING", "COMPLETING"]`.
private struct ListedWords: Decodable {
    let words: [String]

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let word = try? value.decode(String.self) {
            words = [word]
        } else {
            words = try value.decode([String].self)
        }
    }
}

/// The status word itself, or its parts.
private struct ListedExit: Decodable {
    let waitStatus: Int32?

    private enum CodingKeys: String, CodingKey {
        case code = "return_code"
        case signal
    }
    private enum SignalKeys: String, CodingKey {
        case number = "id"
        case earlierNumber = "signal_id"
    }

    init(from decoder: any Decoder) throws {
        if let plain = try? decoder.singleValueContainer().decode(Int32.self) {
            waitStatus = plain
            return
        }
        let parts = try decoder.container(keyedBy: CodingKeys.self)
        let code = try? parts.decode(ListedNumber.self, forKey: .code).value
        let signal = try? parts.nestedContainer(keyedBy: SignalKeys.self, forKey: .signal)
        let number =
            (try? signal?.decode(ListedNumber.self, forKey: .number).value)
            ?? (try? signal?.decode(ListedNumber.self, forKey: .earlierNumber).value)
        waitStatus = code == nil && number == nil ? nil : Int32((code ?? 0) << 8 | (number ?? 0))
    }
}
