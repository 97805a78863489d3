import SolsticeDomain
import SolsticeGridData
import SolsticeTestSupport
import Testing

/// How exports write times, and in which columns.
@Suite struct WrittenTimeTests {
    @Test(arguments: [
        ["Datum;Uhrzeit;PUE", "01.05.2024;00:00;1,2", "01.05.2024;01:00;1,3"],
        ["Uhrzeit;Datum;PUE", "00:00;01.05.2024;1,2", "01:00;01.05.2024;1,3"],
        ["Date,Time,PUE", "2024-05-01,12:00 AM,1.2", "2024-05-01,1:00 a.m.,1.3"],
        ["Date;Heure;PUE", "01.05.2024;00h00;1,2", "01.05.2024;01h;1,3"],
        ["Data;Ora;PUE", "01.05.2024;0:00:00;1,2", "01.05.2024;1:00:00;1,3"],
        ["Fecha;Hora;PUE", "20240501;00:00;1,2", "20240501;01:00;1,3"],
        ["Datum;Slot;PUE", "01.05.2024;00:00;1,2", "01.05.2024;01:00;1,3"],
        // Spreadsheets write a date as midnight.
        ["Datum;Zeit;PUE", "01.05.2024 00:00:00;00:00;1,2", "01.05.2024 00:00:00;01:00;1,3"],
        ["Datum;Von;Bis;PUE", "01.05.2024;00:00;01:00;1,2", "01.05.2024;01:00;02:00;1,3"],
        [
            "Datum;Zeit;PUE", "01.05.2024;00:00-01:00;1,2", "01.05.2024;01:00-02:00;1,3",
            "01.05.2024;02:00-03:00;",
        ],
        ["Date,Time,PUE", "2024-05-01,0000,1.2", "2024-05-01,0100,1.3"],
        ["Date,Hour,PUE", "2024-05-01,0,1.2", "2024-05-01,1,1.3"],
        ["Timestamp,UTC offset,PUE", "2024-05-01 01:00,+03:00,1.2", "2024-05-01 02:00,+03:00,1.3"],
        ["Date,Time,UTC offset,PUE", "2024-05-01,00:00,+02:00,1.2", "2024-05-01,01:00,+02:00,1.3"],
        ["Year,Month,Day,Hour,PUE", "2024,5,1,0,1.2", "2024,5,1,1,1.3"],
    ])
    func `a date and a time of day in two columns are one time`(lines: [String]) throws {
        let read = try FacilityExport(lines: lines).read()
        #expect(read.values == [1.2, 1.3])
        #expect(read.start == moment("2024-04-30T22:00Z"))
        #expect(read.end == moment("2024-05-01T00:00Z"))
    }

    @Test(arguments: ["", "Logged"])
    func `the only column of times needs no name`(name: String) throws {
        let read = try FacilityExport("\(name),pue", "2024-05-01 00:00:00,1.2").read()
        #expect(read.start == moment("2024-04-30T22:00Z"))
    }

    @Test func `the last interval of a day ends on the next`() throws {
        let read = try FacilityExport(
            "Datum;Von;Bis;PUE", "01.05.2024;22:00;23:00;1,2", "01.05.2024;23:00;00:00;1,3"
        ).read()
        #expect(read.values == [1.2, 1.3])
        #expect(read.end == moment("2024-05-01T22:00Z"))
    }

    @Test func `hours from 1 to 24 begin at midnight`() throws {
        let read = try FacilityExport(
            lines: ["Date,Hour,PUE"] + (1...24).map { "2024-05-01,\($0),1.\($0)" }
        ).read()
        #expect(read.start == moment("2024-04-30T22:00Z"))
        #expect(read.values.first == 1.1)
    }

    @Test func `a date without its time of day is named as the cause`() throws {
        let refused = try refusal { () throws(Diagnostic) in
            try FacilityExport("Date,PUE", "2024-05-01,1.2", "2024-05-01,1.3").read()
        }
        #expect(
            refused.causes.first?.hasPrefix(
                "line 2, column PUE: \"1.2\" has the date of line 3, and no column gives the time")
                == true)
        #expect(!refused.description.contains("contradicts"))
    }

    @Test func `times of day without a date are refused`() throws {
        let refused = try refusal { () throws(Diagnostic) in
            try FacilityExport("Time,PUE", "00:00,1.2", "01:00,1.3").read()
        }
        #expect(refused.problem.description.contains("without a date"))
    }

    @Test(arguments: [
        ("05/13/2024 1:00 AM", "2024-05-12T23:00Z"), ("5/13/24 1:00:00 PM", "2024-05-13T11:00Z"),
        ("05-13-2024 01:00", "2024-05-12T23:00Z"), ("13/05/2024 01:00", "2024-05-12T23:00Z"),
        ("13/05/24 01:00", "2024-05-12T23:00Z"), ("13.05.24 01:00", "2024-05-12T23:00Z"),
        ("13-May-2024 01:00", "2024-05-12T23:00Z"), ("May 13, 2024 1 AM", "2024-05-12T23:00Z"),
        ("13. Mai 2024 01:00 Uhr", "2024-05-12T23:00Z"), ("13 mai 2024 01:00", "2024-05-12T23:00Z"),
        ("20240513 0100", "2024-05-12T23:00Z"), ("202405130100", "2024-05-12T23:00Z"),
        ("20240513010000", "2024-05-12T23:00Z"), ("12:30 AM", nil),
        ("2024-05-13 01:00:00 +0200", "2024-05-12T23:00Z"),
        ("Mon, 13 May 2024 01:00:00 GMT", "2024-05-13T01:00Z"),
        ("Mon May 13 2024 01:00:00 GMT+0200 (CEST)", "2024-05-12T23:00Z"),
        ("2024-05-13 01:00 CEST", "2024-05-12T23:00Z"),
        ("2024-05-13 01:00 EDT", "2024-05-13T05:00Z"),
        ("2024-05-13 01:00 - 02:00", nil), ("13 Foo 2024 01:00", nil), ("2024-05-13 13:00 PM", nil),
        ("05/13/2024 01:60", nil), ("13/13/2024 01:00", nil),
        ("1715554800", "2024-05-12T23:00Z"), ("1715554800000", "2024-05-12T23:00Z"),
        ("1715554800.25", "2024-05-12T23:00Z"), ("45425.0416", nil),
    ])
    func `a time is read in the common forms`(text: String, expected: String?) throws {
        let read = try? FacilityExport("Timestamp;PUE", "\(text);1.2").read()
        #expect(read?.start == expected.map { moment($0) })
    }

    @Test func `the order of dates that nothing shows has to be said`() throws {
        let export = FacilityExport("Timestamp,PUE", "05/04/2024 00:00,1.2", "05/04/2024 01:00,1.3")
        let refused = try refusal { () throws(Diagnostic) in try export.read() }
        #expect(refused.kind == .usage)
        #expect(refused.remedy?.description.contains("dateOrder") == true)
        #expect(refused.causes.first?.hasPrefix("line 2, column Timestamp: \"05/04/2024") == true)
        let american = try export.read { $0.dateOrder = .monthDayYear }
        #expect(american.start == moment("2024-05-03T22:00Z"))
        let british = try export.read { $0.dateOrder = .dayMonthYear }
        #expect(british.start == moment("2024-04-04T22:00Z"))
    }

    @Test func `one day above 12 anywhere shows the order`() throws {
        let read = try FacilityExport(
            lines: ["Timestamp,PUE"] + (1...13).map { "05/\($0)/2024 00:00,1.2" }
        ).read()
        #expect(read.start == moment("2024-04-30T22:00Z"))
        #expect(read.values.count == 13)
    }

    @Test func `a year of two digits may stand in front`() throws {
        let export = FacilityExport(
            lines: ["Timestamp,PUE"] + (10...20).map { "24/05/\($0) 00:00,1.2" })
        let refused = try refusal { () throws(Diagnostic) in try export.read() }
        #expect(refused.remedy?.description.hasSuffix("dmy, ymd") == true)
        let read = try export.read { $0.dateOrder = .yearMonthDay }
        #expect(read.start == moment("2024-05-09T22:00Z"))
    }

    @Test(arguments: [
        ("Time (UTC)", "2024-05-01T00:00Z"), ("Zeit (UTC+2)", "2024-04-30T22:00Z"),
        ("Time [GMT-05:00]", "2024-05-01T05:00Z"), ("time_utc", "2024-05-01T00:00Z"),
        ("Time (Z)", "2024-05-01T00:00Z"),
        ("Timestamp (America/New_York)", "2024-05-01T04:00Z"), ("Local time", "2024-04-30T22:00Z"),
    ])
    func `a header may name the clock`(header: String, start: String) throws {
        let read = try FacilityExport("\(header),PUE", "2024-05-01 00:00,1.2").read()
        #expect(read.start == moment(start))
    }

    @Test func `letters that may be two clocks are refused without an option`() throws {
        let export = FacilityExport("Time (CET),PUE", "2024-05-01 00:00,1.2")
        let refused = try refusal { () throws(Diagnostic) in try export.read() }
        #expect(refused.kind == .usage && refused.problem.description.contains("CET"))
        let read = try export.read { $0.timeZone = "Europe/Berlin" }
        #expect(read.start == moment("2024-04-30T22:00Z"))
    }

    @Test func `an option that contradicts the header's clock is refused`() throws {
        let refused = try refusal { () throws(Diagnostic) in
            try FacilityExport("Time (Europe/Paris),PUE", "2024-05-01 00:00,1.2").read {
                $0.timeZone = "Europe/London"
            }
        }
        #expect(refused.problem.description.contains("Europe/Paris"))
    }

    @Test(arguments: [
        ["Month,PUE", "2024-01,1.2", "2024-02,1.3"], ["Month,PUE", "Jan 2024,1.2", "Feb 2024,1.3"],
        ["Month,PUE", "Jan-24,1.2", "Feb-24,1.3"], ["Month,PUE", "202401,1.2", "202402,1.3"],
        ["Month,PUE", "January 2024,1.2", "February 2024,1.3"],
        ["Monat;PUE", "Januar 2024;1,2", "Februar 2024;1,3", "Mittelwert;1,25"],
        ["Monat;PUE", "01/2024;1,2", "02/2024;1,3"], ["Monat;PUE", "01.2024;1,2", "02.2024;1,3"],
        ["Mois;PUE", "janv. 2024;1,2", "févr. 2024;1,3"],
        ["Mes;PUE", "ene-2024;1,2", "feb-2024;1,3"],
        ["Date,PUE", "2024-01-31,1.2", "2024-02-29,1.3"],
        ["Date,PUE", "1/31/2024,1.2", "2/29/2024,1.3"],
        ["Year,Month,PUE", "2024,1,1.2", "2024,2,1.3"],
        ["Year,Month,PUE", "2024,Jan,1.2", "2024,Feb,1.3"],
    ])
    func `a month lasts until the next begins`(lines: [String]) throws {
        let read = try FacilityExport(lines: lines).read()
        #expect(read.values == [1.2, 1.3])
        #expect(read.start == moment("2023-12-31T23:00Z"))
        #expect(read.end == moment("2024-02-29T23:00Z"))
    }

    @Test func `months that are not adjacent leave gaps`() throws {
        let read = try FacilityExport("Month,PUE", "2024-01,1.2", "2024-04,1.3").read()
        #expect(read.summary.gapCount == 1 && read.summary.valueCount == 2)
        #expect(read.end == moment("2024-04-30T22:00Z"))
        #expect(read.series[0].series.value(at: moment("2024-02-10T00:00Z")) == nil)
    }

    @Test func `a single month is a month, not an hour`() throws {
        let read = try FacilityExport("Month,PUE", "Feb 2024,1.2").read()
        #expect(read.end == moment("2024-02-29T23:00Z"))
    }
}
