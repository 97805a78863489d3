/// A value as it was written for a field, in the field's form.
public enum JobInput: Equatable, Sendable {
    /// A text, also of a choice, of figures or of indices.
    case text(String)
    /// An integer.
    case whole(Int)
    /// A number.
    case number(Double)
    /// True or false.
    case flag(Bool)
    /// Texts, also numbers or names of jobs.
    case texts([String])
    /// Variants, each with its keys and values; in options as texts.
    case variants([VariantEntry])

    /// What was written; each is called for a field of its form only.
    var text: String { if case .text(let text) = self { text } else { misread() } }
    var whole: Int { if case .whole(let whole) = self { whole } else { misread() } }
    var number: Double { if case .number(let number) = self { number } else { misread() } }
    var flag: Bool { if case .flag(let flag) = self { flag } else { misread() } }
    var texts: [String] { if case .texts(let texts) = self { texts } else { misread() } }

    private func misread() -> Never { preconditionFailure("a reader heeds the form of a field") }
}

/// A request that is being read, field by field.
public struct JobDraft {
    /// Reads a moment that was written for an option.
    public typealias MomentReader = (_ text: String, _ option: Message) throws(Diagnostic) ->
        Instant

    /// What has been read so far. Folder and program are as they were written.
    var request = SubmissionRequest(command: [], workingDirectory: "", duration: nil)
    /// Reads a moment that was written for an option.
    let moment: MomentReader
    /// Whether it may pause, and what was said of how.
    var isPausable = false
    var resumeCost: TimeSpan?
    var pauseMethod: PausePolicy.Method?
    var pauseGrace: TimeSpan?
    /// How much work it does, and in which unit.
    var workCount: Double?
    var workUnit: String?

    /// An empty draft.
    public init(moment: @escaping MomentReader) { self.moment = moment }

    /// Takes over a field's value, written in its form.
    /// - Throws: a ``Diagnostic`` that names the field's option if the value makes no sense.
    public mutating func read(_ input: JobInput, for field: JobField) throws(Diagnostic) {
        try field.read(input, &self)
    }

    /// The request.
    /// - Throws: a ``Diagnostic`` if fields contradict each other.
    public func finished() throws(Diagnostic) -> SubmissionRequest {
        var request = request
        request.pausing = try pausing()
        request.work = try work()
        return request
    }

    private func work() throws(Diagnostic) -> WorkAmount? {
        if let workCount {
            return WorkAmount(count: workCount, unit: workUnit ?? WorkAmount.usualUnit)
        }
        guard let workUnit else { return nil }
        throw Diagnostic(
            .usage, "\(set: .unit, workUnit) is stated for a job that states no work",
            remedy: "add \(set: .work, "1e6"), or leave \(setting: .unit) out")
    }

    private func pausing() throws(Diagnostic) -> PausePolicy? {
        guard isPausable else {
            let stated: [Message] = [
                resumeCost.map { _ in .name(.resumeCost) },
                pauseMethod.map { _ in .name(.pauseBy) },
                pauseGrace.map { _ in .name(.pauseGrace) },
            ].compactMap(\.self)
            guard let first = stated.first else { return nil }
            throw Diagnostic(
                .usage, "\(first) is stated for a job that does not pause",
                remedy: "add \(set: .pausable), or leave \(stated.joined(separator: " and ")) out")
        }
        return PausePolicy(
            resumeOverhead: resumeCost ?? .zero, method: pauseMethod ?? .stop,
            grace: pauseGrace ?? PausePolicy.usualGrace)
    }
}

/// The indices of an array of jobs, as users write them.
public enum ArrayArgument {
    private static let limit = 100_000

    /// Reads `0-15` or `0,3,7-9`, in the order of the indices.
    public static func parse(_ text: String) throws(Diagnostic) -> [Int] {
        let refusal = Diagnostic(
            .usage, "\(set: .array, text) cannot be read",
            causes: ["it has up to \(limit) indices from 0 on, each once"],
            remedy: "use \(set: .array, "0-15") or \(set: .array, "0,3,7-9")")
        var indices: [Int] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map {
                $0.allSatisfy(\.isASCII) && $0.allSatisfy(\.isNumber) ? Int($0) : nil
            }
            guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1],
                first <= last, last - first < limit - indices.count
            else { throw refusal }
            indices += first...last
        }
        guard Set(indices).count == indices.count else { throw refusal }
        return indices.sorted()
    }
}
