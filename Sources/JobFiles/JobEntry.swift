public import Solstice

/// A job as it was written, in options or in a file: a value for each field that was stated.
public struct JobEntry: Equatable {
    /// A field that was stated, by its key, and its value.
    public struct Statement: Equatable {
        /// The field's key.
        public let key: String
        /// What was written.
        public let value: JobInput
    }

    /// What was stated, in the order in which it was written.
    public private(set) var statements: [Statement] = []

    /// An empty entry.
    public init() {}

    /// Whether nothing was stated.
    public var isEmpty: Bool { statements.isEmpty }

    /// What was stated for a field; nil if it was not.
    public subscript(field: JobField) -> JobInput? {
        statements.first { $0.key == field.key }?.value
    }

    /// Records what was written for a field, in the field's form.
    public mutating func state(_ field: JobField, _ value: JobInput) {
        statements.append(Statement(key: field.key, value: value))
    }

    /// The request that the entry describes, with its folder and its program as they are found.
    /// - Throws: a ``Diagnostic`` if a value makes no sense, or a folder or program does not exist.
    public func request(
        _ moments: InstantReader, finder: ProgramFinder = ProgramFinder()
    ) throws(Diagnostic) -> SubmissionRequest {
        var request = try described(moments)
        request.workingDirectory = try finder.folder(
            self[.workingDirectory] == nil ? nil : request.workingDirectory)
        request.executablePath = try finder.file(
            of: request.command, from: request.workingDirectory)
        for index in request.variants.indices {
            request.variants[index].executablePath = try finder.file(
                of: request.variants[index].command ?? [], from: request.workingDirectory)
        }
        return request
    }

    /// The request that the entry describes, for a job that is only asked about: it needs no command,
    /// and its folder and programs are not looked for.
    /// - Throws: a ``Diagnostic`` if a value makes no sense.
    public func describedOnly(_ moments: InstantReader) throws(Diagnostic) -> SubmissionRequest {
        var request = try described(moments)
        if request.command.isEmpty { request.command = ["true"] }
        return request
    }

    /// The request as it was written.
    private func described(_ moments: InstantReader) throws(Diagnostic) -> SubmissionRequest {
        var draft = JobDraft { text, option throws(Diagnostic) in
            try InstantArgument.parse(
                text, option: option, now: moments.now, zone: moments.zone)
        }
        for statement in statements {
            guard let field = JobField.named(statement.key) else { continue }
            try draft.read(statement.value, for: field)
        }
        return try draft.finished()
    }
}

/// Options of a job, which are typed as text.
extension JobEntry {
    /// Reads what was typed for an option; does nothing for nil.
    /// - Throws: a ``Diagnostic`` that names the option if a number is expected and none was typed.
    public mutating func state(_ field: JobField, typed text: String?) throws(Diagnostic) {
        guard let text else { return }
        switch field.form {
        case .whole: state(field, .whole(try Self.number(text, field, "a whole number")))
        case .number: state(field, .number(try Self.number(text, field, "a number")))
        default: state(field, .text(text))
        }
    }

    /// Records the values of an option that may be repeated.
    public mutating func state(_ field: JobField, typed texts: [String]) {
        if !texts.isEmpty { state(field, .texts(texts)) }
    }

    /// Records a flag, if it was set.
    public mutating func state(_ field: JobField, isSet: Bool) {
        if isSet { state(field, .flag(true)) }
    }

    private static func number<Number: LosslessStringConvertible>(
        _ text: String, _ field: JobField, _ kind: String
    ) throws(Diagnostic) -> Number {
        if let number = Number(text) { return number }
        throw Diagnostic(
            .usage, "\(set: field.setting, text) is not \(kind)",
            remedy: "use \(set: field.setting, field.expected ?? "N")")
    }
}

extension JobEntry {
    /// The job's kind: its longest duration, and the slack that its deadline leaves.
    ///
    /// Of variants it is the first one's duration. Of hours by accelerator, those of the requested one are used, else the longest. Slack is cut
    /// to whole hours, so that jobs submitted within the same hour are of one kind.
    public func kind(_ moments: InstantReader) throws(Diagnostic) -> JobKind {
        let request = try described(moments)
        guard let length = request.askedForLength else {
            throw Diagnostic(
                .badInput, "a job without hours cannot be replayed", remedy: "add hours: 8")
        }
        guard let deadline = request.deadline else {
            throw Diagnostic(
                .badInput, "a job without a deadline has no slack to replay it with",
                remedy: "add deadline: +7d, or use \(set: .mix, "8h@7d")")
        }
        let start = max(request.earliest ?? moments.now, moments.now)
        let slack = (deadline - start).seconds - length.seconds
        guard length > .zero, slack >= 0 else {
            throw Diagnostic(
                .badInput, "its deadline, \(deadline), is too near for \(length)",
                remedy: "state a later deadline, or one from now on, such as +7d")
        }
        return JobKind(
            length: length, slack: TimeSpan(seconds: slack / 3600 * 3600),
            resumeOverhead: request.pausing?.resumeOverhead)
    }
}

extension SubmissionRequest {
    /// How long the variant asked for takes; nil if that is not stated.
    fileprivate var askedForLength: TimeSpan? {
        guard let asked = variants.first else { return duration?.longest(gpuType).planned }
        if let throughput = asked.throughput { return terms.work?.duration(at: throughput) }
        return asked.duration?.planned ?? duration?.longest(asked.gpuType ?? gpuType).planned
    }
}

extension SubmissionRequest.PerAccelerator<DurationEstimate> {
    /// The figure of an accelerator, else the longest.
    fileprivate func longest(_ accelerator: AcceleratorID?) -> DurationEstimate {
        switch self {
        case .any(let figure): return figure
        case .named(let figures):
            let asked = figures.first { $0.accelerator == accelerator?.lowercased }
            let longest = figures.map(\.figure).max { $0.planned < $1.planned }
            return asked?.figure ?? longest ?? DurationEstimate(.zero)
        }
    }
}
