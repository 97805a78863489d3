import Solstice

/// What a request says, judged by the operation's contract already.
struct Inputs: Sendable {
    /// The parameters of path and query, by name.
    let values: [String: [String]]
    /// The body.
    var body: [UInt8] = []
    /// What the body is, without its parameters: `application/json`.
    var contentType: String?
    /// Who asks; nil without a token.
    var token: AccessToken?

    /// A parameter's text; nil where it was not given.
    func text(_ name: String) -> String? { values[name]?.first }

    /// All that was given of a parameter that may be given more than once.
    func list(_ name: String) -> [String] { values[name] ?? [] }

    /// A whole number; nil where it was not given.
    func integer(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

    /// Whether a flag was set.
    func flag(_ name: String) -> Bool { text(name) == "true" }

    /// A part of the path, which is always there.
    func part(_ name: String) -> String { text(name) ?? "" }
}
