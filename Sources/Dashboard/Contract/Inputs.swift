import Solstice

/// The inputs of a request, already validated against the operation's contract.
struct Inputs: Sendable {
    /// The parameters from path and query, by name.
    let values: [String: [String]]
    /// The body.
    var body: [UInt8] = []
    /// The body's media type without its parameters: `application/json`.
    var contentType: String?
    /// The token of the request; nil if there is none.
    var token: AccessToken?

    /// A parameter's text; nil if it was not given.
    func text(_ name: String) -> String? { values[name]?.first }

    /// All values of a parameter that may be repeated.
    func list(_ name: String) -> [String] { values[name] ?? [] }

    /// An integer; nil if it was not given.
    func integer(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

    /// Whether a flag was set.
    func flag(_ name: String) -> Bool { text(name) == "true" }

    /// A part of the path, which is always present.
    func part(_ name: String) -> String { text(name) ?? "" }
}
