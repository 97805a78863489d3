/// What a stored job says of one thing, ready for JSON, for rows in a pipe and for people.
public enum JobValue: Equatable, Sendable {
    /// Nothing was said.
    case none
    /// A text.
    case text(String)
    /// An integer.
    case whole(Int)
    /// A number.
    case number(Double)
    /// True or false.
    case flag(Bool)
    /// A moment.
    case instant(Instant)
    /// Texts.
    case texts([String])
    /// Integers.
    case wholes([Int])
    /// A program and its arguments.
    case command([String])
    /// The accelerators that a job may run on.
    case variants([WorkloadVariant])

    /// A text, or nothing.
    init(_ text: String?) { self = text.map(JobValue.text) ?? .none }
    /// An integer, or nothing.
    init(_ whole: Int?) { self = whole.map(JobValue.whole) ?? .none }
    /// A number, or nothing.
    init(_ number: Double?) { self = number.map(JobValue.number) ?? .none }
}

/// A member of a job in JSON and, if it has a column, a row of its fields in a pipe.
public struct JobOutput: Sendable {
    /// The type of its values.
    public enum Kind: Equatable, Sendable {
        case text, whole, number, flag, instant, texts, wholes, variants
        case choice([String])
    }

    /// Its key in JSON.
    public let key: String
    /// Its name in a pipe; nil if it is in JSON alone.
    public let column: String?
    /// The type of its values.
    public let kind: Kind
    /// Whether it may be missing: `null` in JSON, empty in a pipe.
    public let isOptional: Bool
    /// What it means, if its key does not say.
    public let note: String?
    /// What a job says.
    public let value: @Sendable (Job) -> JobValue

    /// A member of a job's JSON; its column is named alike, unless another name is given.
    init(
        _ key: String, _ kind: Kind, isOptional: Bool = false, column: String? = nil,
        note: String? = nil, value: @escaping @Sendable (Job) -> JobValue
    ) {
        self.init(
            key: key, column: column ?? key.words(separator: "_"), kind: kind,
            isOptional: isOptional, note: note, value: value)
    }

    /// A member of a job's JSON that has no column.
    static func inJSON(
        _ key: String, _ kind: Kind, isOptional: Bool = false,
        value: @escaping @Sendable (Job) -> JobValue
    ) -> JobOutput {
        JobOutput(
            key: key, column: nil, kind: kind, isOptional: isOptional, note: nil, value: value)
    }

    private init(
        key: String, column: String?, kind: Kind, isOptional: Bool, note: String?,
        value: @escaping @Sendable (Job) -> JobValue
    ) {
        self.key = key
        self.column = column
        self.kind = kind
        self.isOptional = isOptional
        self.note = note
        self.value = value
    }

    /// All of them, in the order of the JSON: number, name and state of the job, then its fields'.
    public static let all = identity + JobField.all.flatMap(\.outputs)

    private static let identity = [
        JobOutput("id", .whole) { .whole($0.id.rawValue) },
        JobOutput("name", .text) { .text($0.specification.name) },
        JobOutput("state", .choice(JobState.allCases.map(\.rawValue))) {
            .text($0.state.rawValue)
        },
        JobOutput("submittedAt", .instant) { .instant($0.submittedAt) },
    ]
}
