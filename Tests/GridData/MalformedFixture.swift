import SolsticeTestSupport
import Foundation
import SolsticeDomain
import SolsticeGridData
import Testing

/// One line of `Fixtures/malformed/expected.tsv`: a mistake, and what is to be said about it.
struct MalformedFixture: CustomTestStringConvertible, Sendable {
    let name: String
    let isCarbon: Bool
    let arguments: [String]
    let substrings: [String]
    let line: Int?
    let column: String?

    var testDescription: String { name }

    /// All lines below the heading; `-` stands for nothing.
    static func all() throws -> [MalformedFixture] {
        let url = Fixture.folder.appending(path: "malformed/expected.tsv")
        let text = try String(contentsOf: url, encoding: .utf8)
        return text.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                .map(String.init)
            return MalformedFixture(
                name: fields[0], isCarbon: fields[1] == "carbon",
                arguments: fields[2] == "-" ? [] : fields[2].split(separator: " ").map(String.init),
                substrings: fields[3].split(separator: " | ").map(String.init),
                line: Int(fields[4]), column: fields[5] == "-" ? nil : fields[5])
        }
    }

    /// The options that the arguments stand for on the command line.
    func options() throws -> ImportOptions {
        var options = ImportOptions()
        var rest = arguments[...]
        while let name = rest.popFirst() {
            switch name {
            case "--forecast": options.isForecast = true
            case "--skip-invalid": options.skipsInvalid = true
            case "--zone": options.zone = rest.popFirst().map(ZoneID.init(_:))
            case "--region": options.region = rest.popFirst().map(RegionID.init(_:))
            case "--time-zone": options.timeZone = rest.popFirst()
            case "--signal": options.signal = rest.popFirst().flatMap(CarbonSignal.init(rawValue:))
            case "--unit": options.unit = rest.popFirst().flatMap(IntensityUnit.init(rawValue:))
            case "--format": options.format = rest.popFirst().flatMap(FileFormat.init(rawValue:))
            case "--issued-at":
                options.issuedAt = rest.popFirst().map { moment($0) }
            default: throw StampFlaw(reason: "\(name) is unknown", expected: "a known option")
            }
        }
        return options
    }
}
