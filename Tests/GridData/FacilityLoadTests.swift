import SolsticeDomain
import SolsticeGridData
import SolsticeTestSupport
import Testing

/// PUE as the ratio of loads, under the names and in the units that people have.
@Suite struct FacilityLoadTests {
    @Test(arguments: [
        "Zeit;Gesamtleistung [kW];IT-Leistung [kW]", "Zeit;IT-Last;Gesamtlast",
        "Zeitstempel;Leistung Gebäude in kW;Leistung Server in kW", "Zeit;Anlage;IT",
        "Time;Facility;IT", "Time;Total facility power (kW);Total IT power (kW)",
        "Horodatage;Puissance totale (kW);Puissance informatique (kW)",
        "Fecha y hora;Potencia total (kW);Potencia TI (kW)",
        "Time;Building load [kW];Server load [kW]", "Time;facilityPower;itPower",
        "Time;Cooling total kW;IT kW;Facility kW",
    ])
    func `the loads of facility and IT are found by their names`(header: String) throws {
        let names = header.split(separator: ";").dropFirst()
        let fields = names.map { name in
            let plain = name.lowercased()
            if plain.contains("cooling") { return "60" }
            let isIT = ["it-", "it ", "server", "informa", " ti", "itpower"].contains {
                plain.contains($0)
            }
            return isIT || plain == "it" ? "400,5" : "480,6"
        }
        let read = try FacilityExport(
            header, "01.05.2024 00:00;" + fields.joined(separator: ";"),
            "01.05.2024 01:00;" + fields.joined(separator: ";")
        ).read()
        #expect(read.values == [480.6 / 400.5, 480.6 / 400.5])
    }

    /// What a row has for facility and IT, and the numbers whose ratio it is.
    private struct Written {
        let facility: String
        let it: String
        let total: Double
        let part: Double
    }

    private static let written: [Written] = [
        Written(facility: "798 kW", it: "650 kW", total: 798, part: 650),
        Written(facility: "312,4 kW", it: "250,0 kW", total: 312.4, part: 250),
        Written(facility: "1,2 MW", it: "980 kW", total: 1200, part: 980),
        Written(facility: "1.234,5 kW", it: "1.000,5 kW", total: 1234.5, part: 1000.5),
        Written(facility: "1 234,5 kW", it: "1\u{a0}000,5 kW", total: 1234.5, part: 1000.5),
        Written(facility: "1'234,5", it: "1’000,5", total: 1234.5, part: 1000.5),
        Written(facility: "480,3 kWh", it: "0,4 MWh", total: 480.3, part: 400),
        Written(facility: "480300 W", it: "400 kW", total: 480.3, part: 400),
        Written(facility: "1,2E+03", it: "1000", total: 1200, part: 1000),
    ]

    @Test(arguments: 0..<written.count)
    func `numbers are read with thousands and units`(index: Int) throws {
        let row = Self.written[index]
        let read = try FacilityExport(
            "Zeit;Gesamt;IT;Anteil", "01.05.2024 00:00;\(row.facility);\(row.it);0,5"
        ).read()
        #expect(read.values == [row.total / row.part])
    }

    @Test func `quoted decimal commas between commas are read`() throws {
        let read = try FacilityExport(
            "\"Time\",\"Facility power (kW)\",\"IT power (kW)\"",
            "\"2024-05-01 00:00\",\"480,5\",\"400,0\""
        ).read()
        #expect(read.values == [480.5 / 400])
    }

    @Test func `thousands between commas are read`() throws {
        let read = try FacilityExport(
            "Time,Facility power,IT power", "2024-05-01 00:00,\"1,234.5 kW\",\"1,000 kW\"",
            "2024-05-01 01:00,\"1,250\",\"1,000\""
        ).read()
        #expect(read.values == [1234.5 / 1000, 1.25])
    }

    @Test func `a row of units below the header counts as part of it`() throws {
        let read = try FacilityExport(
            "Time;Facility;IT", ";MW;kW", "2024-05-01 00:00;0,48;400"
        ).read()
        #expect(read.values == [1.2])
    }

    @Test func `titles above and totals below a table are no data`() throws {
        var export = FacilityExport(
            "\u{feff}Bericht Rechenzentrum", "Zeitraum;01.05.2024 - 02.05.2024", "",
            "Zeit;Gesamtleistung;IT-Leistung", "01.05.2024 00:00;480,5;400", "Summe;480,5;400",
            "Ende des Berichts;;")
        export.ending = "\r\n"
        let read = try export.read()
        #expect(read.values == [480.5 / 400])
        #expect(read.summary.rowCount == 1)
        #expect(read.format.notes.contains("2 rows that are totals or prose were passed over"))
    }

    @Test(arguments: [
        ["Series;Time;Value", "facility;2024-05-01T00:00Z;480", "it;2024-05-01T00:00Z;400"],
        [
            "time,name,value,unit", "2024-05-01T00:00Z,IT power,400,kW",
            "2024-05-01T00:00Z,Total facility power,0.48,MW",
        ],
        [
            "timestamp,metric,reading", "1714521600,facility_power_watts,480000",
            "1714521600,it_power_watts,400000",
        ],
        [
            "Zeit;Messpunkt;Wert", "2024-05-01T00:00Z;Gesamtleistung;480 kW",
            "2024-05-01T00:00Z;IT-Leistung;400 kW", "2024-05-01T00:00Z;Außentemperatur;12,5",
        ],
        [
            "#group,false,false,true", ",result,table,_start,_time,_value,_field",
            ",,0,2024-04-30T00:00:00Z,2024-05-01T00:00:00Z,480,facility_kw",
            ",,1,2024-04-30T00:00:00Z,2024-05-01T00:00:00Z,400,it_kw",
        ],
        ["Series;Time;Value", "total;2024-05-01T00:00Z;480,0", "it;2024-05-01T00:00Z;400,0"],
        ["Zeit;Messpunkt;Wert", "2024-05-01T00:00Z;PUE;1,2", "2024-05-01T00:00Z;Feuchte;40"],
    ])
    func `a long table has a row for each load`(lines: [String]) throws {
        let read = try FacilityExport(lines: lines).read()
        #expect(read.values == [1.2])
        #expect(read.start == moment("2024-05-01T00:00Z"))
    }

    @Test func `loads of other times have no ratio`() throws {
        let refused = try refusal { () throws(Diagnostic) in
            try FacilityExport(
                "Series;Time;Value", "facility;2024-05-01T00:00Z;480", "it;2024-05-01T00:07Z;400"
            ).read()
        }
        #expect(refused.problem.description.contains("no time in common"))
    }

    @Test func `of several IT loads the one that is named counts`() throws {
        let export = FacilityExport(
            "Time,IT A kW,IT B kW,Facility kW", "2024-05-01 00:00,200,240,480")
        let refused = try refusal { () throws(Diagnostic) in try export.read() }
        #expect(refused.kind == .usage && refused.remedy?.description.contains("IT A kW") == true)
        #expect(try export.read { $0.itColumn = "IT B kW" }.values == [2])
    }

    @Test func `columns that no name tells may be named`() throws {
        let read = try FacilityExport("Time,M1,M2", "2024-05-01 00:00,480,400").read {
            $0.facilityColumn = "M1"
            $0.itColumn = "M2"
        }
        #expect(read.values == [1.2])
    }

    @Test func `two columns of PUE are not mixed up, and a target is none`() throws {
        let refused = try refusal { () throws(Diagnostic) in
            try FacilityExport("Time,DC1 PUE,DC2 PUE", "2024-05-01 00:00,1.1,1.2").read()
        }
        #expect(refused.kind == .usage)
        let read = try FacilityExport("Time,PUE target,PUE", "2024-05-01 00:00,1.1,1.2").read()
        #expect(read.values == [1.2])
    }

    @Test func `power beside a number and energy beside the other have no ratio`() throws {
        let refused = try refusal { () throws(Diagnostic) in
            try FacilityExport(
                "Time,Facility load,IT load", "2024-05-01 00:00,480 kW,400 kWh"
            ).read()
        }
        #expect(refused.causes.first?.description.contains("is in kWh") == true)
    }
}

/// PUE as the growth of two meters.
@Suite struct MeterReadingTests {
    private static func readings(_ header: String, _ rows: [String]) -> FacilityExport {
        FacilityExport(
            lines: [header]
                + rows.enumerated().map { "2024-05-01T\(10 + $0):00Z;\($1)" })
    }

    @Test(arguments: [
        "time;it_energy_kwh_total;facility_energy_kwh_total",
        "Zeit;Zählerstand IT [kWh];Zählerstand Gesamt [kWh]",
        "Time;IT meter reading (kWh);Facility meter reading (kWh)",
        "Time;IT cumulative kWh;Facility cumulative kWh", "Time;IT kWh;Facility kWh",
    ])
    func `readings give the ratio of what meters grow by`(header: String) throws {
        let read = try Self.readings(
            header, ["100000;150000", "100100;150120", "100200;150239", "100300;150359"]
        ).read()
        #expect(read.values == [1.2, 1.19, 1.2])
        #expect(read.start == moment("2024-05-01T10:00Z"))
        #expect(read.end == moment("2024-05-01T13:00Z"))
        #expect(read.format.notes.contains { $0.description.contains("readings of meters") })
    }

    @Test func `energies of intervals stay a ratio, even if they grow`() throws {
        let header = "Time;IT energy (kWh);Facility energy (kWh)"
        let rows = ["400;480", "402;483", "404;486", "406;489"]
        let read = try Self.readings(header, rows).read()
        let ratios: [Double] = [480 / 400, 483 / 402, 486 / 404, 489 / 406]
        #expect(read.values == ratios)
        let told = try Self.readings(header, rows).read { $0.energy = .readings }
        #expect(told.values == [1.5, 1.5, 1.5])
    }

    @Test func `power is never a meter's reading`() throws {
        let read = try Self.readings(
            "Time;IT total kW;Facility total kW", ["400;480", "402;483", "404;486"]
        ).read()
        #expect(read.values.count == 3 && read.values.first == 1.2)
    }

    @Test func `a reset is a gap`() throws {
        let read = try Self.readings(
            "time;it_energy_kwh_total;facility_energy_kwh_total",
            ["100000;150000", "100100;150120", "0;150240", "100;150359", "200;150479"]
        ).read()
        #expect(read.values.count == 4 && read.values[1].isNaN)
        #expect([read.values[0], read.values[2], read.values[3]] == [1.2, 1.19, 1.2])
        #expect(read.format.notes.contains { $0.description.contains("reset") })
    }

    @Test func `meters that begin again at once are still meters`() throws {
        let read = try Self.readings(
            "time;it_energy_kwh_total;facility_energy_kwh_total",
            ["999900;999880", "0;0", "100;119"]
        ).read()
        #expect(read.values == [1.19])
    }

    @Test func `a missing reading is a gap on both sides`() throws {
        let read = try Self.readings(
            "time;it_energy_kwh_total;facility_energy_kwh_total",
            ["100000;150000", "100100;150120", ";", "100300;150359", "100400;150479"]
        ).read()
        #expect(read.summary.valueCount == 2 && read.summary.gapHours == 2)
        #expect(read.values.first == 1.2 && read.values.last == 1.2)
    }

    @Test func `a meter that stands still is a gap`() throws {
        let read = try Self.readings(
            "time;it_energy_kwh_total;facility_energy_kwh_total",
            ["100000;150000", "100100;150120", "100100;150120", "100200;150240"]
        ).read()
        #expect(read.summary.valueCount == 2 && read.summary.gapHours == 1)
    }

    @Test func `fractions of readings leave exact ratios`() throws {
        let read = try Self.readings(
            "Zeit;Zählerstand IT [MWh];Zählerstand Gesamt [kWh]",
            ["4110,0001;5210332,4", "4110,1002;5210452,52", "4110,2002;5210572,52"]
        ).read()
        #expect(read.values == [120.12 / 100.1, 1.2])
    }

    @Test func `readings are taken in order of time, whatever the order of rows`() throws {
        let read = try FacilityExport(
            "Series,Time,Value", "it_kwh_counter,2024-05-01T12:00Z,200",
            "it_kwh_counter,2024-05-01T11:00Z,100", "facility_kwh_counter,2024-05-01T12:00Z,1320",
            "facility_kwh_counter,2024-05-01T11:00Z,1200"
        ).read()
        #expect(read.values == [1.2])
        #expect(read.start == moment("2024-05-01T11:00Z"))
    }

    @Test func `a meter of IT that grows by more than the facility's is a bad row`() throws {
        let refused = try refusal { () throws(Diagnostic) in
            try Self.readings(
                "time;it_energy_kwh_total;facility_energy_kwh_total",
                ["100000;150000", "100100;150120", "100200;150139"]
            ).read()
        }
        #expect(
            refused.causes.first?.hasPrefix(
                "line 4, column facility_energy_kwh_total: \"150139\" grows by less than the IT")
                == true)
    }
}
