import SolsticeJSON
public import SolsticeDomain

/// How an answer over HTTP names settings and commands: a parameter of the operation as
/// `zone=DE`, a key of a job as `"gpus": 4`, a command as the operation that does the same. What
/// only an operator can set or run is said as on the command line.
public struct HTTPWords {
    /// The names of the query parameters that the answered operation takes.
    let parameters: Set<String>

    /// The words of an operation with these query parameters.
    public init(parameters: Set<String>) { self.parameters = parameters }

    /// The keys of a job that messages name.
    public static let jobKeys = Set(JobField.all.map(\.setting))

    /// The key of a job that a setting is.
    public static func jobKey(_ setting: Message.Setting) -> String {
        JobField.all.first { $0.setting == setting }?.key ?? setting.rawValue
    }

    /// The message as an answer says it.
    func text(_ message: Message) -> String { message.pieces.map(text).joined() }

    private func text(_ piece: Message.Piece) -> String {
        switch piece {
        case .text(let text): text
        case .name(let setting): name(setting)
        case .set(let setting, let value): set(setting, value)
        case .run(let command, let arguments):
            Self.operation(command, arguments) ?? CommandLineWords.line(command, arguments)
        }
    }

    private func name(_ setting: Message.Setting) -> String {
        if let parameter = parameter(setting) { return parameter }
        guard Self.jobKeys.contains(setting) else { return CommandLineWords.name(setting) }
        return Self.quoted(Self.jobKey(setting))
    }

    private func set(_ setting: Message.Setting, _ value: String?) -> String {
        if let parameter = parameter(setting) {
            return "\(parameter)=\(Self.parameterValue(setting, value))"
        }
        guard Self.jobKeys.contains(setting) else { return CommandLineWords.flag(setting, value) }
        return "\(name(setting)): \(Self.jobValue(setting, value))"
    }

    /// The parameter of the operation that a setting is; nil if it takes none such.
    private func parameter(_ setting: Message.Setting) -> String? {
        let name = Self.parameterName(setting)
        return parameters.contains(name) ? name : nil
    }

    private static func parameterName(_ setting: Message.Setting) -> String {
        setting == .every ? "everyHours" : setting.rawValue
    }

    private static func parameterValue(_ setting: Message.Setting, _ value: String?) -> String {
        guard let value else { return "true" }
        if setting == .every, let span = TimeSpan(text: value) { return Numerals.plain(span.hours) }
        return value
    }

    private static func jobValue(_ setting: Message.Setting, _ value: String?) -> String {
        guard let value else { return "true" }
        switch setting {
        case .region: return "[\(quoted(value))]"
        case .command:
            let words = value.split(separator: " ").map { quoted(String($0)) }
            return "[\(words.joined(separator: ", "))]"
        case .carbonPrice, .datasetGB, .gpus, .maxCost, .priority, .retries:
            return value
        default: return Double(value) == nil ? quoted(value) : value
        }
    }

    private static func quoted(_ text: String) -> String { JSONValue.string(text).line }
}

extension HTTPWords {
    /// The operation that does what a command does, as `POST /api/v1/jobs/12/cancel`; nil if there
    /// is none.
    public static func operation(
        _ command: Message.Command, _ arguments: [Message.Argument]
    ) -> String? {
        var names: [String] = []
        var settings: [(name: String, value: String)] = []
        for argument in arguments {
            switch argument {
            case .text(let text): names.append(text)
            case .set(let setting, let value):
                settings.append((parameterName(setting), parameterValue(setting, value)))
            }
        }
        let name = names.count == 1 ? names[0] : nil
        switch command {
        case .status:
            let isAll = settings.contains { $0.name == Message.Setting.all.rawValue }
            return "GET /api/v1/jobs" + (isAll ? "?state=all" : "")
        case .submit: return "POST /api/v1/jobs"
        case .show: return name.map { "GET /api/v1/jobs/\(encoded($0))" }
        case .explain: return name.map { "GET /api/v1/jobs/\(encoded($0))/explanation" }
        case .logs: return name.map { "GET /api/v1/jobs/\(encoded($0))/log" }
        case .cancel, .mark, .release, .retry:
            return name.map { "POST /api/v1/jobs/\(encoded($0))/\(command.rawValue)" }
                .map { $0 + query(settings) }
        case .plan: return "POST /api/v1/plan" + query(settings)
        case .importCarbon, .importPUE:
            // What another program writes is imported on the operator's own machine.
            if names.contains("-") { return nil }
            let quantity = command == .importPUE ? "pue" : "carbon"
            return "POST /api/v1/import/\(quantity)" + query(settings)
        case .regionList: return "GET /api/v1/regions"
        case .regionCatalog: return "GET /api/v1/catalog"
        case .feedList: return "GET /api/v1/feeds"
        case .feedShow: return name.map { "GET /api/v1/feeds/\(encoded($0))" }
        default: return nil
        }
    }

    private static func query(_ settings: [(name: String, value: String)]) -> String {
        if settings.isEmpty { return "" }
        return "?" + settings.map { "\($0.name)=\(encoded($0.value))" }.joined(separator: "&")
    }

    /// A text as it may stand in an address.
    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte -> String in
            let letter = Character(Unicode.Scalar(byte))
            if letter.isASCII, letter.isLetter || letter.isNumber || "-._~:".contains(letter) {
                return String(letter)
            }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
