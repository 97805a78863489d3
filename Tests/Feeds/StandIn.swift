import Foundation
import Glibc
import Synchronization

/// A server on this machine that answers as it is told, also badly.
final class StandIn: Sendable {
    /// What was asked.
    struct Request: Sendable {
        /// `GET`, or `CONNECT` where it is a proxy.
        var method = "GET"
        /// Path and query, or host and port.
        let target: String
        /// Names in lower case.
        let headers: [String: String]

        var path: String { String(target.prefix { $0 != "?" }) }

        /// The value of a query's name.
        func query(_ name: String) -> String? {
            guard let mark = target.firstIndex(of: "?") else { return nil }
            for pair in target[target.index(after: mark)...].split(separator: "&") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                if parts.first.map(String.init) == name, parts.count == 2 {
                    return String(parts[1]).removingPercentEncoding
                }
            }
            return nil
        }
    }

    /// How it is answered.
    enum Reply: Sendable {
        /// As it should be.
        case answer(Int, [String: String], String)
        /// The first so many bytes of what was announced, and the end.
        case cut(String, after: Int)
        /// A byte now and then, without an end.
        case drip
        /// Nothing at all.
        case hangUp
        /// The way is open for one question more, to whom it was asked for.
        case tunnel
        /// Nothing either, for as long as the other side waits.
        case silence

        static func answer(_ body: String) -> Reply { .answer(200, [:], body) }

        static func answer(_ status: Int, _ body: String) -> Reply { .answer(status, [:], body) }
    }

    private let listener: Int32
    private let log = Mutex<[Request]>([])
    /// Its address, without a slash at the end.
    let address: String

    init(_ reply: @escaping @Sendable (Request) -> Reply) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = self.listener
        withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = bind(listener, address, length)
                _ = listen(listener, 64)
                _ = getsockname(listener, address, &length)
            }
        }
        address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))"
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                if connection < 0 {
                    // Whoever waits at it closes it: else its number might by now be another
                    // stand-in's, and this one would answer for that.
                    close(listener)
                    return
                }
                Thread.detachNewThread { [weak self] in
                    while let request = Self.read(connection) {
                        self?.log.withLock { $0.append(request) }
                        let reply = reply(request)
                        Self.write(reply, to: connection)
                        guard case .tunnel = reply else { break }
                    }
                    close(connection)
                }
            }
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// Everything that was asked so far.
    var requests: [Request] { log.withLock { $0 } }

    private static func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
            let count = recv(connection, &piece, piece.count, 0)
            if count <= 0 { return nil }
            bytes += piece.prefix(count)
        }
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count == 3 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            headers[line[..<colon].lowercased()] = value
        }
        return Request(
            method: String(words[0]), target: String(words[1]), headers: headers)
    }

    private static func write(_ reply: Reply, to connection: Int32) {
        switch reply {
        case .answer(let status, let headers, let body):
            send(head(status, headers, length: body.utf8.count) + body, to: connection)
        case .cut(let body, let count):
            let start = String(decoding: Array(body.utf8).prefix(count), as: UTF8.self)
            send(head(200, [:], length: body.utf8.count) + start, to: connection)
        case .drip:
            guard send(head(200, [:], length: 1_000_000), to: connection) else { return }
            while send(" ", to: connection) { usleep(20_000) }
        case .hangUp: break
        case .tunnel: send("HTTP/1.1 200 Established\r\n\r\n", to: connection)
        case .silence:
            var byte: UInt8 = 0
            _ = recv(connection, &byte, 1, 0)
        }
    }

    private static func head(
        _ status: Int, _ headers: [String: String], length: Int
    ) -> String {
        var lines = ["HTTP/1.1 \(status) Reason", "Connection: close"]
        if status != 304 { lines.append("Content-Length: \(length)") }
        if headers["Content-Type"] == nil { lines.append("Content-Type: application/json") }
        lines += headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return lines.joined(separator: "\r\n") + "\r\n\r\n"
    }

    @discardableResult
    private static func send(_ text: String, to connection: Int32) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            bytes = bytes.dropFirst(count)
        }
        return true
    }
}
