import SolsticeTestSupport
import Foundation
import SolsticeDomain
import SolsticeGridData
import Testing
import SolsticePresentation

/// A published table: relative time and energy under each cap.
private struct Published: Sendable, CustomTestStringConvertible {
    let name: String
    let file: DevelopmentData
    let highest: Double
    let caps: [(watts: Double, time: Double, energy: Double)]

    var testDescription: String { name }

    static let all = [
        Published(
            name: "v100", file: .powerCapsV100, highest: 250,
            caps: [
                (100, 1.38, 0.82), (125, 1.18, 0.82), (150, 1.09, 0.84), (175, 1.05, 0.88),
                (200, 1.03, 0.93), (225, 1.01, 0.96),
            ]),
        Published(
            name: "a40", file: .powerCapsA40, highest: 300,
            caps: [
                (100, 2.49, 1.33), (125, 1.76, 1.11), (150, 1.31, 0.94), (175, 1.10, 0.87),
                (200, 1.04, 0.88), (225, 1.01, 0.92),
            ]),
    ]
}

@Suite struct PowerCapTests {
    private static let header =
        "dataset,network,batch_size,optimizer,power_limit,time_per_epoch,average_power"

    @Test func `every workload counts equally, relative to its uncapped run`() throws {
        let read = try GridDataReader.readPowerCaps(try Fixture.good("power-caps.csv"))
        #expect(read.highestLimit.value == Power(watts: 300))
        #expect(read.highestLimit.source == "highest limit in power-caps.csv, 2 workloads")
        #expect(read.points.map(\.cap.watts) == [100, 200])
        let (low, middle) = (read.points[0], read.points[1])
        // One workload was measured at 100 W: 250 s for 100 s, at 110 W for 250 W.
        #expect(low.relativeTime == 2.5 && abs(low.relativeEnergy - 1.1) < 1e-12)
        // Two at 200 W: 1.1 and 1.3 in time, 0.792 and 1.3 × 195 / 290 in energy.
        #expect(abs(middle.relativeTime - 1.2) < 1e-12)
        #expect(abs(middle.relativeEnergy - (0.792 + 1.3 * 195 / 290) / 2) < 1e-12)
        #expect(middle.source == "power-caps.csv, mean over 2 workloads")
        #expect(read.rowCount == 8 && read.duplicateCount == 1)
        #expect(read.workloadCount == 2 && read.leftOutCount == 1)
    }

    // A fresh clone does not have the files: the test has nothing to read there.
    @Test(
        .needs(.powerCapsV100), .needs(.powerCapsA40),
        arguments: Published.all)
    private func `the published tables follow from the published measurements`(
        published: Published
    ) throws {
        let file = try published.file.requireFile()
        let bytes = [UInt8](try Data(contentsOf: file))
        let read = try GridDataReader.readPowerCaps(
            SourceFile(name: file.lastPathComponent, bytes: bytes))
        #expect(read.highestLimit.value.watts == published.highest)
        for cap in published.caps {
            let point = try #require(read.points.first { $0.cap.watts == cap.watts })
            #expect(abs(point.relativeTime - cap.time) <= 0.01, "\(cap)")
            #expect(abs(point.relativeEnergy - cap.energy) <= 0.01, "\(cap)")
        }
        #expect(read.leftOutCount == 0)
    }

    @Test func `columns may be in any order, and other columns are ignored`() throws {
        let read = try GridDataReader.readPowerCaps(
            Fixture.table(
                "Average power (W);gpu;Power limit;Time per epoch", "250,5;x;300;100",
                "180,5;x;200;110"))
        #expect(read.points.map(\.relativeTime) == [1.1])
        #expect(read.workloadCount == 1)
    }

    private struct Mistake: Sendable, CustomTestStringConvertible {
        let row: String
        let expected: [String]

        var testDescription: String { row }
    }

    private static let mistakes = [
        Mistake(row: "a,b,1,c,300,fast,250", expected: ["line 4", "time_per_epoch", "\"fast\""]),
        Mistake(row: "a,b,1,c,300,100,", expected: ["line 4", "average_power", "not a number"]),
        Mistake(row: "a,b,1,c,0,100,250", expected: ["line 4", "power_limit", "not possible"]),
        Mistake(row: "a,b,1,c,300,-1,250", expected: ["line 4", "time_per_epoch", "above 0"]),
        Mistake(row: "a,b,1,c,300,100,nan", expected: ["line 4", "average_power"]),
        Mistake(row: "a,b,1,c,300,100", expected: ["line 4", "6 fields", "7 fields"]),
        Mistake(row: "x,b,1,c,200,111,180", expected: ["line 4", "power_limit", "in line 3"]),
    ]

    @Test(arguments: mistakes)
    private func `a bad row refuses the file by line and column`(mistake: Mistake) throws {
        let file = Fixture.table(
            Self.header, "x,b,1,c,300,100,250", "x,b,1,c,200,110,180", mistake.row)
        let refused = try #require(throws: Diagnostic.self) {
            try GridDataReader.readPowerCaps(file)
        }
        #expect(refused.kind == .badInput)
        #expect(refused.problem.description.hasSuffix("1 of 3 rows cannot be read"))
        for text in mistake.expected {
            #expect(refused.description.contains(text), "\(refused)")
        }
        #expect(refused.remedy == "mend the rows, or take them out")
    }

    @Test(arguments: [
        ("zone,utc,direct_g_per_kwh\nDE,2022-01-01T00:00Z,5", "no column holds power_limit"),
        ("power_limit,time_per_epoch\n300,5", "no column holds average_power"),
        ("power_limit,time_per_epoch,average_power\n300,5,200", "only one power limit"),
        ("300,5,200\n200,6,150", "not a header"), ("", "the file is empty"),
    ])
    func `a file that is not a power cap table is refused`(text: String, expected: String) throws {
        let refused = try #require(throws: Diagnostic.self) {
            try GridDataReader.readPowerCaps(Fixture.text(text, name: "caps.csv"))
        }
        #expect(refused.kind == .badInput)
        #expect(refused.problem.text(.commandLine).contains(expected), "\(refused)")
        #expect(refused.remedy?.description.isEmpty == false)
    }

    @Test func `a compressed file is refused with the command to unpack it`() throws {
        let file = SourceFile(name: "caps.csv.gz", bytes: [0x1F, 0x8B, 8, 0])
        let refused = try #require(throws: Diagnostic.self) {
            try GridDataReader.readPowerCaps(file)
        }
        #expect(
            refused.remedy?.text(.commandLine)
                == "gunzip -c caps.csv.gz | solstice accelerator import -")
    }
}
