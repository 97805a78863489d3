import Foundation
import SolsticeDomain
import SolsticeGridData
import Testing

/// Files beside the tests, and tables written out in a test.
enum Fixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures")

    static func file(_ path: String) throws -> SourceFile {
        let url = folder.appending(path: path)
        return SourceFile(name: url.lastPathComponent, bytes: [UInt8](try Data(contentsOf: url)))
    }

    static func good(_ name: String) throws -> SourceFile { try file("good/" + name) }

    static func table(_ lines: String..., name: String = "table.csv") -> SourceFile {
        SourceFile(name: name, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    static func text(_ text: String, name: String = "file.json") -> SourceFile {
        SourceFile(name: name, bytes: Array(text.utf8))
    }

}

extension CarbonImport {
    /// The bare values of one series, NaN for gaps.
    func values(_ zone: ZoneID, _ signal: CarbonSignal) -> [Double] {
        series.first { $0.zone == zone && $0.signal == signal }?.series.rawValues ?? []
    }
}

/// What a call was refused with; fails the test where it was not.
func refusal<Value>(
    sourceLocation: SourceLocation = #_sourceLocation, of call: () throws(Diagnostic) -> Value
) throws -> Diagnostic {
    do throws(Diagnostic) {
        _ = try call()
    } catch {
        return error
    }
    return try #require(nil as Diagnostic?, "it was accepted", sourceLocation: sourceLocation)
}
