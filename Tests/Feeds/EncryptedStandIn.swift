import SolsticeTestSupport
import Foundation
import Subprocess
import SystemPackage

/// A server over TLS with a certificate that only it knows, run by `openssl`.
final class EncryptedStandIn: Sendable {
    /// Whether there is an `openssl` to make certificates with.
    static let isPossible = FileManager.default.isExecutableFile(atPath: program)
    private static let program = "/usr/bin/openssl"

    private let server: Task<Void, Never>
    private let scratch: ScratchFolder
    private var folder: URL { URL(filePath: scratch.path) }
    /// Its address, without a slash at the end.
    let address: String
    /// The certificate, which is its own authority.
    var certificate: String { folder.appending(path: "certificate.pem").path }
    /// What arrived once it was decrypted, and what the server says of connections.
    var log: String { Self.log(in: folder) }

    /// A server that has one file, `carbon.csv`; its certificate is for `name`.
    init(serving table: String, name: String = "localhost") async throws {
        scratch = try ScratchFolder()
        let folder = URL(filePath: scratch.path)
        try Data(
            ("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: \(table.utf8.count)\r\n"
                + "Connection: close\r\n\r\n\(table)").utf8
        ).write(to: folder.appending(path: "carbon.csv"))
        try await Self.run(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                "-keyout", "key.pem", "-out", "certificate.pem", "-days", "2", "-subj",
                "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)",
            ], in: folder, writingTo: "making")
        server = Task {
            _ = try? await Self.run(
                [
                    "s_server", "-4", "-accept", "0", "-cert", "certificate.pem", "-key",
                    "key.pem", "-HTTP",
                ], in: folder, writingTo: "log")
        }
        var port: String?
        while port == nil, !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(10))
            port = Self.log(in: folder).split(separator: "\n", omittingEmptySubsequences: false)
                .dropLast().first { $0.hasPrefix("ACCEPT") }?
                .split(separator: ":").last.map { String($0.filter(\.isNumber)) }
        }
        address = "https://localhost:\(port ?? "1")"
    }

    deinit { server.cancel() }

    private static func log(in folder: URL) -> String {
        (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
    }

    private static func run(
        _ words: [String], in folder: URL, writingTo name: String
    ) async throws {
        let file = FilePath(folder.appending(path: name).path)
        func open() throws -> FileDescriptor {
            try .open(
                file, .writeOnly, options: [.create, .append], permissions: .ownerReadWrite)
        }
        _ = try await Subprocess.run(
            .path(FilePath(program)), arguments: Arguments(words),
            workingDirectory: FilePath(folder.path), input: .none,
            output: .fileDescriptor(try open(), closeAfterSpawningProcess: true),
            error: .fileDescriptor(try open(), closeAfterSpawningProcess: true))
    }
}
