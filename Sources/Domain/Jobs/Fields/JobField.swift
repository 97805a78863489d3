/// One thing that can be said of a job, described once.
///
/// The reader of job files, the schemas of the API, the options of the command line, `--json` and
/// `show` all follow from the table of fields, ``all``.
public struct JobField: Sendable {
    /// Its key in job files and requests, such as `datasetGB`.
    public let key: String
    /// What messages call it; the command line derives its option from that.
    public let setting: Message.Setting
    /// How it may be written.
    public let form: Form
    /// Whether a job without it is incomplete.
    public let isRequired: Bool
    /// What it means, and its default, in one or two sentences.
    public let help: String
    /// What stands for its value in help, such as `gb`.
    public let valueName: String
    /// What a value looks like, for messages, such as `8, 90m or 8..11`; nil if any text will do.
    public let expected: String?
    /// What `--json` and the fields in a pipe say of it, in order.
    public let outputs: [JobOutput]
    /// What `show` says of it.
    public let fact: Fact

    /// Takes over what was written.
    let read: @Sendable (JobInput, inout JobDraft) throws(Diagnostic) -> Void
    /// Refuses terms that no job can have.
    let check: @Sendable (JobTerms) throws(Diagnostic) -> Void

    /// How a value is written; in options always as text.
    public enum Form: Equatable, Sendable {
        /// A text of up to a number of code points.
        case text(upTo: Int = 1000)
        /// One of several words.
        case choice([String])
        /// A word, or a number.
        case figure
        /// A figure, or one for each of several accelerators.
        case figures
        /// An integer.
        case whole(ClosedRange<Int>)
        /// A number of zero or more.
        case number
        /// True or false; in options present or absent.
        case flag
        /// A list; in options one for each occurrence, or what follows the two dashes.
        case texts(count: ClosedRange<Int>, isProgram: Bool = false)
        /// Numbers or names of jobs, one or a list.
        case jobs
        /// Variants: objects in files; in options one for each occurrence.
        case variants
        /// The indices of an array: `0-15`, an integer or a list of both.
        case indices
    }

    /// What `show` says of a field.
    public enum Fact: Equatable, Sendable {
        /// Nothing; another field says it, or it is not kept.
        case none
        /// The first output unless it is `usual`, with words after it, under a name.
        case value(_ name: String, suffix: String = "", usual: JobValue = .none)
        /// A sentence of its own, under a name.
        case sentence(_ name: String, Sentence)
    }

    /// Facts that are more than a value.
    public enum Sentence: Sendable {
        case command, deadline, variants, work, cap, pausing, cost, priority, predecessors, array,
            project
    }

    /// A field from its parts; its setting is usually named as its key is.
    init(
        _ key: String, setting: Message.Setting? = nil, _ form: Form, isRequired: Bool = false,
        valueName: String = "", help: String, expected: String? = nil, outputs: [JobOutput] = [],
        fact: Fact = .none,
        check: @escaping @Sendable (JobTerms) throws(Diagnostic) -> Void = {
            _ throws(Diagnostic) in
        },
        read: @escaping @Sendable (JobInput, inout JobDraft) throws(Diagnostic) -> Void
    ) {
        self.key = key
        self.setting = setting ?? Self.setting(ofKey: key)
        self.form = form
        self.isRequired = isRequired
        self.valueName = valueName
        self.help = help
        self.expected = expected
        self.outputs = outputs
        self.fact = fact
        self.read = read
        self.check = check
    }

    /// The setting that is named as a key is.
    private static func setting(ofKey key: String) -> Message.Setting {
        guard let setting = Message.Setting(rawValue: key) else {
            preconditionFailure("\(key) is no setting")
        }
        return setting
    }

    /// Refuses terms that no job can have.
    public static func check(_ terms: JobTerms) throws(Diagnostic) {
        for field in all { try field.check(terms) }
    }
}

extension String {
    /// The words of a camelCase name in lower case: `datasetGB` is `dataset-gb`.
    func words(separator: String) -> String {
        var text = ""
        var wasLower = false
        for letter in self {
            if letter.isUppercase, wasLower { text += separator }
            wasLower = letter.isLowercase
            text += letter.lowercased()
        }
        return text
    }
}

/// Terms of usual kinds; the others have a reader of their own in the table.
extension JobField {
    /// A path to one of a job's terms.
    typealias Term<Value> = any WritableKeyPath<JobTerms, Value> & Sendable

    /// An integer within a range, with a default.
    static func whole(
        _ key: String, _ term: Term<Int>, in range: ClosedRange<Int>, valueName: String,
        help: String, fact: Fact
    ) -> JobField {
        JobField(
            key, .whole(range), valueName: valueName, help: help,
            expected: "from \(range.lowerBound) to \(range.upperBound)",
            outputs: [
                JobOutput(key, .whole) { .whole($0.specification.terms[keyPath: term]) }
            ], fact: fact,
            check: { terms throws(Diagnostic) in
                let value = terms[keyPath: term]
                guard !range.contains(value) else { return }
                let words = "from \(range.lowerBound) to \(range.upperBound)"
                throw Diagnostic(
                    .usage, "\(key) \(value) is not \(words)",
                    remedy: "use \(setting: setting(ofKey: key)) \(words)")
            }
        ) { input, draft in
            draft.request.terms[keyPath: term] = input.whole
        }
    }

    /// A quantity of zero or more, in the unit that the key or the help names; it may be missing.
    static func number<Quantity: ScalarQuantity>(
        _ key: String, _ term: Term<Quantity?>, in range: ClosedRange<Double> = 0...1e15,
        isPositive: Bool = false, valueName: String, help: String, expected: String,
        column: String? = nil, fact: Fact
    ) -> JobField {
        JobField(
            key, .number, valueName: valueName, help: help, expected: expected,
            outputs: [
                JobOutput(key, .number, isOptional: true, column: column) {
                    JobValue($0.specification.terms[keyPath: term]?.rawValue)
                }
            ], fact: fact,
            check: { terms throws(Diagnostic) in
                guard let value = terms[keyPath: term]?.rawValue else { return }
                guard !range.contains(value) || (isPositive && value == 0) else { return }
                throw Diagnostic(
                    .usage, "\(key) cannot be \(value)",
                    remedy: "use \(setting: setting(ofKey: key)) \(expected)")
            }
        ) { input, draft in
            draft.request.terms[keyPath: term] = Quantity(rawValue: input.number)
        }
    }

    /// A moment; it may be missing.
    static func moment(
        _ key: String, _ term: Term<Instant?>, help: String, fact: Fact
    ) -> JobField {
        JobField(
            key, .text(upTo: 100), valueName: "instant", help: help,
            expected: "2026-12-24T06:00Z, +14d or \"tomorrow 06:00\"",
            outputs: [
                JobOutput(key, .instant, isOptional: true) {
                    $0.specification.terms[keyPath: term].map(JobValue.instant) ?? .none
                }
            ], fact: fact
        ) { input, draft throws(Diagnostic) in
            draft.request.terms[keyPath: term] = try draft.moment(
                input.text, .name(setting(ofKey: key)))
        }
    }
}
