/// A variant of a job as it was written: keys and values, in order.
public struct VariantEntry: Equatable, Sendable {
    /// What can be said of a variant.
    public enum Key: String, CaseIterable, Sendable {
        case name, model, gpuType, gpus, hours, watts, price, throughput, command

        /// The key as it is typed for an option: `gpu-type`.
        public var typed: String { rawValue.words(separator: "-") }

        /// What stands for it in help and messages.
        public var example: String {
            switch self {
            case .name: "sparse"
            case .model: "switch-c"
            case .gpuType: "tpu-v3"
            case .gpus: "64"
            case .hours: "5, 90m or 4..6"
            case .watts: "288"
            case .price: "1.35"
            case .throughput: "250000"
            case .command: "python sparse.py"
            }
        }

        /// The key of a word, written in either way.
        public init?(word: String) {
            let bare = word.filter { $0 != "-" && $0 != "_" }.lowercased()
            let key = Key.allCases.first { $0.rawValue.lowercased() == bare }
            guard let key = key ?? (bare == "wattspergpu" ? .watts : nil) else { return nil }
            self = key
        }
    }

    /// What was said, each key once.
    private var values: [Key: [String]] = [:]

    /// An empty entry.
    public init() {}

    /// Reads `name=sparse,gpu-type=tpu-v3,gpus=64,hours=5,command=python train.py`. The command takes
    /// all that follows it, read as a shell reads words.
    /// - Throws: a ``Diagnostic`` that names the variant and the key.
    public init(text: String) throws(Diagnostic) {
        var rest = text[...]
        while !rest.isEmpty {
            let equals = rest.firstIndex(of: "=")
            let word = String(rest[..<(equals ?? rest.endIndex)])
            guard let equals else {
                throw refusal("\(word) has no value", "write it as key=value")
            }
            let after = rest.index(after: equals)
            guard let key = Key(word: word) else { throw unknown(word) }
            if key == .command {
                guard let words = ShellWords.split(String(rest[after...])) else {
                    throw refusal(
                        "the quotes in its command do not match", "close each quote that is opened")
                }
                try state(key, words)
                return
            }
            let end = rest[after...].firstIndex(of: ",") ?? rest.endIndex
            try state(key, [String(rest[after..<end])])
            rest = end == rest.endIndex ? "" : rest[rest.index(after: end)...]
        }
    }

    /// Records what was written for a key: one text, or the words of a command.
    /// - Throws: a ``Diagnostic`` if the key is unknown or was stated before.
    public mutating func state(_ word: String, _ texts: [String]) throws(Diagnostic) {
        guard let key = Key(word: word) else { throw unknown(word) }
        try state(key, texts)
    }

    private mutating func state(_ key: Key, _ texts: [String]) throws(Diagnostic) {
        guard values[key] == nil else {
            throw refusal("\(key.typed) is stated twice", "keep one of the two")
        }
        guard let first = texts.first, !first.isEmpty else {
            throw refusal("\(key.typed) has no value", "write \(key.typed)=\(key.example)")
        }
        values[key] = texts
    }

    /// The variant that was described.
    /// - Throws: a ``Diagnostic`` that names the variant and the key if a value makes no sense.
    func request() throws(Diagnostic) -> VariantRequest {
        guard let name = values[.name]?.first else {
            throw refusal("it has no name", "write \(Key.name.typed)=\(Key.name.example)")
        }
        guard name.utf8.count <= Self.longestName else {
            throw refusal("its name is too long", "use at most \(Self.longestName) bytes")
        }
        var request = VariantRequest(name: VariantID(name))
        request.model = values[.model]?.first
        request.gpuType = values[.gpuType]?.first.map { AcceleratorID($0.lowercased()) }
        request.gpus = try value(.gpus) { Int($0).flatMap { 1...1_000_000 ~= $0 ? $0 : nil } }
        request.duration = try value(.hours) { DurationEstimate(text: $0) }
        request.watts = try value(.watts) {
            Self.number($0, below: 100_000).map(Power.init(watts:))
        }
        request.hourlyPrice = try value(.price) { text in
            Double(text).flatMap { 0...1e9 ~= $0 ? Cost(rawValue: $0) : nil }
        }
        request.throughput = try value(.throughput) { Self.number($0, below: 1e18) }
        request.command = values[.command]
        return request
    }

    private static let longestName = 100

    private static func number(_ text: String, below limit: Double) -> Double? {
        Double(text).flatMap { $0 > 0 && $0 < limit ? $0 : nil }
    }

    private func value<Value>(
        _ key: Key, _ read: (String) -> Value?
    ) throws(Diagnostic) -> Value? {
        guard let text = values[key]?.first else { return nil }
        if let value = read(text) { return value }
        throw refusal("\(key.typed)=\(text) cannot be read", "write \(key.typed)=\(key.example)")
    }

    private func unknown(_ word: String) -> Diagnostic {
        let keys = Key.allCases.map(\.typed)
        let nearest = nearestName(to: word, among: keys)
        return refusal(
            "there is no key \(word)",
            nearest.map { "did you mean \($0)?" }
                ?? "the keys are \(keys.joined(separator: ", "))")
    }

    private func refusal(_ problem: Message, _ remedy: Message) -> Diagnostic {
        let name = values[.name]?.first ?? ""
        return Diagnostic(
            .usage, "variant\(name.isEmpty ? "" : " \(name)"): \(problem)", remedy: remedy)
    }
}

/// A variant that is asked for; what it leaves out is taken from the job, or learnt.
public struct VariantRequest: Equatable, Sendable {
    /// Its name.
    public var name: VariantID
    /// Which model it trains or runs; nil for the job's own.
    public var model: String?
    /// Its accelerator; nil for the job's.
    public var gpuType: AcceleratorID?
    /// How many accelerators it holds; nil for as many as the job.
    public var gpus: Int?
    /// How long it takes uncapped; nil if that follows from its throughput, or is the job's or learnt.
    public var duration: DurationEstimate?
    /// Average power of one of its accelerators; nil for the job's, a measured one, or the board's limit.
    public var watts: Power?
    /// The price of one of its accelerators for an hour; nil for what the region states.
    public var hourlyPrice: Cost?
    /// Units of work that all its accelerators do in an hour.
    public var throughput: Double?
    /// Program and arguments; nil for the job's.
    public var command: [String]?
    /// The file of its own program, if it was found.
    public var executablePath: String?

    /// A variant of a name, and nothing more.
    public init(name: VariantID) { self.name = name }
}

/// Words as a POSIX shell reads them, without expanding anything.
public enum ShellWords {
    /// The words of a line; nil if a quote is not closed or a backslash stands last.
    ///
    /// Single quotes keep everything, double quotes everything but backslashes before `"`, `\`, `$`
    /// and a backtick.
    public static func split(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var characters = line.makeIterator()
        while let character = characters.next() {
            switch character {
            case " ", "\t", "\n":
                if let finished = word { words.append(finished) }
                word = nil
            case "'":
                word = word ?? ""
                var isClosed = false
                while let inner = characters.next() {
                    isClosed = inner == "'"
                    if isClosed { break }
                    word?.append(inner)
                }
                guard isClosed else { return nil }
            case "\"":
                word = word ?? ""
                var isClosed = false
                while let inner = characters.next() {
                    isClosed = inner == "\""
                    if isClosed { break }
                    guard inner == "\\" else {
                        word?.append(inner)
                        continue
                    }
                    guard let escaped = characters.next() else { return nil }
                    if !"\"\\$`".contains(escaped) { word?.append("\\") }
                    word?.append(escaped)
                }
                guard isClosed else { return nil }
            case "\\":
                guard let escaped = characters.next() else { return nil }
                word = (word ?? "") + String(escaped)
            default: word = (word ?? "") + String(character)
            }
        }
        if let word { words.append(word) }
        return words
    }
}
