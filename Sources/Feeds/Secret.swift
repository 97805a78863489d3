#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
public import SolsticeDomain

/// A token or password, which is never printed: its description hides it.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The text itself, for the one request that needs it.
    let text: String

    /// Stores a text as a secret.
    public init(_ text: String) { self.text = text }

    /// A placeholder for the secret.
    public var description: String { "(hidden)" }
    /// A placeholder for the secret.
    public var debugDescription: String { description }
    /// An empty mirror.
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    /// A text with every occurrence of the secret, and of its parts around a colon, hidden.
    func hidden(in text: String) -> String {
        var text = text
        let parts = self.text.split(separator: ":", maxSplits: 1).map(String.init)
        for part in [self.text] + parts where part.count >= 4 {
            text = text.replacing(part, with: description)
        }
        return text
    }
}

extension Secret {
    /// The same trouble without the secret in its text.
    func hidden(in trouble: FeedTrouble) -> FeedTrouble {
        FeedTrouble(
            trouble.kind, hidden(in: trouble.problem), causes: trouble.causes.map(hidden(in:)),
            remedy: trouble.remedy.map(hidden(in:)), wait: trouble.wait)
    }

    private func hidden(in message: Message) -> Message { message.mapText { hidden(in: $0) } }
}

/// Finds tokens where feeds say they are stored.
public struct TokenReader: Sendable {
    private let environment: [String: String]

    /// Creates a reader for this environment.
    public init(environment: [String: String]) { self.environment = environment }

    /// The token; nil for a feed that needs none.
    /// - Throws: trouble that says what is missing or too open, and how to fix it.
    public func token(_ source: FeedTokenSource?) throws(FeedTrouble) -> Secret? {
        switch source {
        case nil: return nil
        case .environment(let name):
            guard let text = environment[name], !trimmed(text).isEmpty else {
                throw FeedTrouble(
                    .unauthorised, "the environment has no \(name), where its token should be",
                    remedy:
                        "export \(name)=TOKEN before the service or command is started; or keep "
                        + "it in a file: \(set: .tokenFile, "PATH")")
            }
            return Secret(trimmed(text))
        case .file(let path): return try read(path)
        }
    }

    private func read(_ path: String) throws(FeedTrouble) -> Secret {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw FeedTrouble(
                .unauthorised, "its token file \(path) cannot be read",
                causes: [Message(String(cString: strerror(errno)))],
                remedy: "write the token into it, and: chmod 600 \(path)")
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw FeedTrouble(
                .unauthorised, "its token file \(path) is not a file",
                remedy: "write the token into a file, and: chmod 600 \(path)")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw FeedTrouble(
                .unauthorised, "its token file \(path) can be read by others",
                causes: ["its mode is \(String(status.st_mode & 0o777, radix: 8))"],
                remedy: "chmod 600 \(path)")
        }
        var bytes = [UInt8](repeating: 0, count: 16_384)
        let count = readBytes(file, &bytes, bytes.count)
        let text = trimmed(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self))
        guard !text.isEmpty, !text.contains("\n"), !text.contains("\r") else {
            throw FeedTrouble(
                .unauthorised, "its token file \(path) does not hold one line with a token",
                remedy: "write the token into it and nothing else")
        }
        return Secret(text)
    }

    private func trimmed(_ text: String) -> String {
        let isBlank = { (character: Character) in character.isWhitespace }
        let start = text.drop(while: isBlank)
        return String(start.reversed().drop(while: isBlank).reversed())
    }
}

/// The system call, which has the same name as a method here.
private func readBytes(_ file: Int32, _ bytes: inout [UInt8], _ count: Int) -> Int {
    read(file, &bytes, count)
}
