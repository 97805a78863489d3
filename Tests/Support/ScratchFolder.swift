public import Foundation
import Testing

/// A folder of its own for one test, gone after it.
public final class ScratchFolder: Sendable {
    /// Where it is, without symbolic links.
    public let path: String
    private let isKept: Bool

    /// Creates a folder below the system's temporary one. A folder that `isKept` stays until
    /// ``remove()``, so that people can look into it after a failure.
    public init(isKept: Bool = false) throws {
        self.isKept = isKept
        let place = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        path = place.appendingPathComponent("solstice-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { if !isKept { remove() } }

    /// Removes it with everything inside.
    public func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// Where a file inside is, or would be.
    public func file(_ name: String) -> String { "\(path)/\(name)" }

    /// The text of a file; empty if there is none.
    public func text(of name: String) -> String {
        (try? String(contentsOfFile: file(name), encoding: .utf8)) ?? ""
    }

    /// Writes a file with these permission bits.
    public func write(_ text: String, to name: String, mode: Int = 0o644) throws {
        try text.write(toFile: file(name), atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file(name))
    }

    /// Creates a folder inside, with those above it.
    public func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: file(name), withIntermediateDirectories: true)
    }

    /// The permission bits of a file or folder inside, or of the folder itself.
    public func mode(of name: String = "") throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: file(name))
        return try #require(attributes[.posixPermissions] as? Int)
    }

    /// What lies in a folder inside.
    public func names(in name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file(name))
    }

    /// Whether there is a file or folder of this name inside.
    public func contains(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: file(name))
    }
}

extension ScratchFolder {
    /// The database inside, which nothing has created yet.
    public var database: String { file("solstice.db") }

    /// The bytes of the database and of its write-ahead log; empty if there are none.
    public var databaseBytes: [Data] {
        [database, database + "-wal"].map { FileManager.default.contents(atPath: $0) ?? Data() }
    }
}
