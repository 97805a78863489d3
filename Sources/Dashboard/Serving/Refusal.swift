import HTTPTypes
import Solstice
import SolsticePresentation

/// Why a request is refused, as its response says it.
struct Refusal: Error {
    let status: HTTPResponse.Status
    let diagnostic: Diagnostic
    /// How the response names what to set or run.
    var wording = Wording.http(parameters: [])
    var headers: [HTTPField] = []

    /// A refusal with a message.
    init(
        _ status: HTTPResponse.Status, _ problem: Message, causes: [Message] = [],
        remedy: Message? = nil
    ) {
        self.status = status
        diagnostic = Diagnostic(Self.kind(of: status), problem, causes: causes, remedy: remedy)
    }

    /// The refusal for a diagnostic.
    init(_ diagnostic: Diagnostic) {
        status =
            switch diagnostic.kind {
            case .usage, .badInput: .badRequest
            case .noSuchInput: .notFound
            case .unavailable: .conflict
            case .cannotWrite, .tryAgain: .serviceUnavailable
            case .software: .internalServerError
            }
        self.diagnostic = diagnostic
        if status == .serviceUnavailable { headers = [Self.retry(after: 5)] }
    }

    private init(_ status: HTTPResponse.Status, _ diagnostic: Diagnostic) {
        self.status = status
        self.diagnostic = diagnostic
    }

    /// The same refusal, which names in these words what to set or run.
    func worded(_ wording: Wording) -> Refusal {
        var refusal = self
        refusal.wording = wording
        return refusal
    }

    /// Looks up something named in the URL: if it is missing, the response is not found.
    static func found<Value>(_ search: () throws(Diagnostic) -> Value) throws -> Value {
        do {
            return try search()
        } catch  where error.kind == .usage {
            throw Refusal(.notFound, error)
        }
    }

    /// Does something that the current state may forbid.
    static func permitted<Value>(_ act: () throws(Diagnostic) -> Value) throws -> Value {
        do {
            return try act()
        } catch  where error.kind == .usage {
            throw Refusal(.conflict, error)
        }
    }

    /// When to try again.
    static func retry(after seconds: Int) -> HTTPField {
        HTTPField(name: .retryAfter, value: "\(seconds)")
    }

    private static func kind(of status: HTTPResponse.Status) -> Diagnostic.Kind {
        switch status {
        case .notFound: .noSuchInput
        case .conflict: .unavailable
        case .internalServerError: .software
        case .tooManyRequests, .serviceUnavailable, .requestTimeout: .tryAgain
        default: .usage
        }
    }
}

extension Scheduler {
    /// The number of a job that a URL names by number or name.
    /// - Throws: a ``Refusal``, not found, if there is none.
    func foundJob(_ text: String, isUnambiguous: Bool = false) throws -> JobID {
        try Refusal.found { () throws(Diagnostic) in
            try jobNumber(text, isUnambiguous: isUnambiguous)
        }
    }

    /// The project that a URL names; nil if it names none.
    /// - Throws: a ``Refusal``, not found, if no job belongs to it.
    func foundProject(_ name: String?) throws -> ProjectID? {
        guard let name else { return nil }
        return try Refusal.found { () throws(Diagnostic) in try project(name) }
    }
}
