import Foundation
import Glibc
import SolsticeDomain
import SolsticeJSON
import SolsticeTestSupport
import Testing

@testable import SolsticeExecution

/// The formats that outlive a release, and the kernel's.
struct RecordTests {
    @Test(arguments: [
        (
            AttemptExit.Outcome.exited(code: 3), #"{"exited":{"code":3}}"#
        ),
        (.signalled(number: 9), #"{"signalled":{"number":9}}"#),
        (
            .neverStarted(code: 127, reason: "not found"),
            #"{"neverStarted":{"code":127,"reason":"not found"}}"#
        ),
    ])
    func `an exit record keeps its format`(outcome: AttemptExit.Outcome, json: String) throws {
        let record = ExitRecord(
            attemptKey: "j1-a1",
            exit: AttemptExit(
                outcome: outcome, startedAt: Instant(secondsSinceEpoch: 100),
                endedAt: Instant(secondsSinceEpoch: 160), maxResidentBytes: 4096))
        let wholeText =
            #"{"attemptKey":"j1-a1","exit":{"cap":{"notAsked":{}},"endedAtEpochSeconds":160,"#
            + #""maxResidentBytes":4096,"outcome":\#(json),"readings":[],"#
            + #""startedAtEpochSeconds":100},"format":1}"#
        let text =
            #"{"attemptKey":"j1-a1","exit":{"endedAtEpochSeconds":160,"maxResidentBytes":4096,"#
            + #""outcome":\#(json),"startedAtEpochSeconds":100},"format":1}"#
        #expect(record.json.compact == text)
        for text in [text, wholeText] {
            #expect(
                try ExitRecord(JSONParser.parse(Array(text.utf8))) == record)
        }
    }

    @Test func `a start record keeps its format`() throws {
        let text =
            #"{"attemptKey":"j1-a1","format":1,"job":{"bootID":"b","processID":8,"startTicks":71},"#
            + #""shim":{"bootID":"b","processID":7,"startTicks":70}}"#
        let record = StartRecord(
            attemptKey: "j1-a1", shim: ProcessIdentity(processID: 7, startTicks: 70, bootID: "b"),
            job: ProcessIdentity(processID: 8, startTicks: 71, bootID: "b"))
        #expect(
            try StartRecord(JSONParser.parse(Array(text.utf8))) == record)
    }

    @Test func `power limit and meter records keep their formats`() throws {
        let limits =
            #"{"attemptKey":"j1-a1","devices":[{"capWatts":250,"index":0,"previousWatts":300,"#
            + #""uuid":"GPU-1"}],"format":1,"tool":"/usr/bin/nvidia-smi"}"#
        let device = PowerLimitRecord.Device(
            index: 0, uuid: "GPU-1", previous: Power(watts: 300), cap: Power(watts: 250))
        #expect(
            try PowerLimitRecord(JSONParser.parse(Array(limits.utf8)))
                == PowerLimitRecord(
                    attemptKey: "j1-a1", tool: "/usr/bin/nvidia-smi", devices: [device]))
        let meter =
            #"{"attemptKey":"j1-a1","format":1,"readings":[{"coveredSeconds":2,"energyKWh":0.5,"#
            + #""meter":"processorCounter"}]}"#
        let reading = MeterReading(
            meter: .processorCounter, energy: ITEnergy(kilowattHours: 0.5), coveredSeconds: 2)
        #expect(
            try MeterRecord(JSONParser.parse(Array(meter.utf8)))
                == MeterRecord(attemptKey: "j1-a1", readings: [reading]))
    }

    @Test func `a program's name does not shift the kernel's fields`() throws {
        let fields = (4...21).map(String.init).joined(separator: " ")
        let status = try #require(
            ProcessStatus(line: "42 (a) R b) S \(fields) 777 23 24"))
        #expect(status.state == "S")
        #expect(status.group == 5)
        #expect(status.startTicks == 777)
        #expect(!status.hasEnded)
    }

    @Test func `a process has ended when its last thread has`() throws {
        func status(threads: Int) throws -> ProcessStatus {
            let fields = "1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 \(threads) 0 777"
            return try #require(ProcessStatus(line: "7 (sh) Z \(fields) 0"))
        }
        #expect(try status(threads: 1).hasEnded)
        #expect(try !status(threads: 2).hasEnded)
    }

    @Test func `a folder can be locked once`() throws {
        let scratch = try ScratchFolder()
        let folder = AttemptFolder(path: scratch.path)
        #expect(try folder.lock())
        #expect(try !folder.lock())
    }

    @Test func `a process is not mistaken for one of another time or boot`() throws {
        let me = try #require(ProcessIdentity.current(getpid()))
        #expect(me.isAlive)
        let earlier = ProcessIdentity(
            processID: me.processID, startTicks: me.startTicks - 1, bootID: me.bootID)
        #expect(!earlier.isAlive)
        let otherBoot = ProcessIdentity(
            processID: me.processID, startTicks: me.startTicks, bootID: "other")
        #expect(!otherBoot.isAlive)
    }

    @Test func `a file that cannot be written is an error that names it`() {
        #expect(throws: SystemFailure(subject: "/nowhere/f.\(getpid()).draft", code: ENOENT)) {
            try DurableFile.write([1], to: "/nowhere/f")
        }
    }
}
