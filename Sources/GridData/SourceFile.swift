/// The bytes of a file and its name in messages.
public struct SourceFile: Sendable {
    /// The path as the user gave it; `-` is standard input.
    public let name: String
    /// The whole content.
    public let bytes: [UInt8]

    /// Creates a file with that name and content.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// The SHA-256 of the content in lower-case hexadecimal.
    public var sha256: String { SHA256.hexadecimal(of: bytes) }

    /// The last part of the path, without folders.
    var baseName: String { name.split(separator: "/").last.map(String.init) ?? name }
}
