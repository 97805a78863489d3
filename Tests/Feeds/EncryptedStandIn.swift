import Foundation
import Synchronization

/// A server over TLS with a certificate that only it knows, run by `openssl`.
final class EncryptedStandIn: Sendable {
    /// Whether there is an `openssl` to make certificates with.
    static let isPossible = FileManager.default.isExecutableFile(atPath: program)
    private static let program = "/usr/bin/openssl"

    private let server: Process
    private let folder: URL
    private let heard = Mutex("")
    /// Its address, without a slash at the end.
    let address: String
    /// The certificate, which is its own authority.
    var certificate: String { folder.appending(path: "certificate.pem").path }
    /// What arrived once it was decrypted, and what the server says of connections.
    var log: String { heard.withLock { $0 } }

    /// A server that has one file, `carbon.csv`; its certificate is for `name`.
    init(serving table: String, name: String = "localhost") throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "solstice-tls-\(UUID().uuidString)")
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(
            ("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: \(table.utf8.count)\r\n"
                + "Connection: close\r\n\r\n\(table)").utf8
        ).write(to: folder.appending(path: "carbon.csv"))
        let maker = Self.process(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                "-keyout", "key.pem", "-out", "certificate.pem", "-days", "2", "-subj",
                "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)",
            ], in: folder)
        maker.standardError = FileHandle.nullDevice
        try maker.run()
        maker.waitUntilExit()
        server = Self.process(
            [
                "s_server", "-4", "-accept", "0", "-cert", "certificate.pem", "-key", "key.pem",
                "-HTTP",
            ], in: folder)
        let pipe = Pipe()
        server.standardOutput = pipe
        server.standardError = pipe
        server.standardInput = FileHandle.nullDevice
        try server.run()
        var text = ""
        while !text.contains("ACCEPT"), case let piece = pipe.fileHandleForReading.availableData,
            !piece.isEmpty
        {
            text += String(decoding: piece, as: UTF8.self)
        }
        let port = text.split(separator: "\n").first { $0.hasPrefix("ACCEPT") }?
            .split(separator: ":").last.map { String($0.filter(\.isNumber)) }
        address = "https://localhost:\(port ?? "1")"
        heard.withLock { $0 = text }
        pipe.fileHandleForReading.readabilityHandler = { [weak self] handle in
            let piece = String(decoding: handle.availableData, as: UTF8.self)
            if piece.isEmpty { handle.readabilityHandler = nil }
            self?.heard.withLock { $0 += piece }
        }
    }

    deinit {
        server.terminate()
        try? FileManager.default.removeItem(at: folder)
    }

    private static func process(_ words: [String], in folder: URL) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = words
        process.currentDirectoryURL = folder
        return process
    }
}
