import Foundation
import SolsticeDomain
import SolsticePresentation
import Testing

@Suite struct ReportTests {
    private static let reports = [
        ("report-one", Samples.oneReported), ("report-many", Samples.manyReported),
        ("report-project", Samples.projectReported),
        ("report-empty", Samples.energyReport([])), ("report-hostile", Samples.hostileReported),
    ]

    /// A report in every form.
    private static func forms(_ report: EnergyReport) -> [String: String] {
        [
            "md": ReportView.markdown(report), "tex": ReportView.latex(report),
            "html": ReportView.html(report), "json": JSONViews.report(report),
        ]
    }

    @Test func `a report matches its golden file in every form`() throws {
        for (name, report) in Self.reports {
            for (ending, text) in Self.forms(report) {
                try Golden.check(text, "\(name).\(ending)")
            }
        }
    }

    private func object(_ report: EnergyReport) throws -> [String: Any] {
        let text = JSONViews.report(report)
        let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return try #require(root?["report"] as? [String: Any])
    }

    private func isClose(_ left: Double?, _ right: Double?, within share: Double = 1e-9) -> Bool {
        guard let left, let right else { return false }
        return abs(left - right) <= share * max(1e-9, abs(left), abs(right))
    }

    /// Checks the products of a run, a baseline or a sum.
    private func check(_ part: [String: Any], emissions key: String = "emissionsGrams") throws {
        func number(_ key: String) throws -> Double { try #require(part[key] as? Double) }
        let facility = try number("itEnergyKWh") * number("pue")
        #expect(isClose(try number("facilityEnergyKWh"), facility))
        let grams =
            try number("facilityEnergyKWh") * number("carbonIntensityGramsPerKWh")
            + number("transferGrams")
        #expect(isClose(try number(key), grams))
    }

    @Test(arguments: [Samples.oneReported, Samples.manyReported, Samples.projectReported])
    func `every figure can be recomputed from the JSON`(report: EnergyReport) throws {
        let root = try object(report)
        let jobs = try #require(root["jobs"] as? [[String: Any]])
        for job in jobs {
            func number(_ key: String) throws -> Double { try #require(job[key] as? Double) }
            try check(job)
            let hours = try number("workedHours") * number("processors")
            #expect(isClose(try number("processorHours"), hours))
            let energy = try hours * number("averagePowerWatts") / 1000
            #expect(isClose(try number("itEnergyKWh"), energy))
            let baseline = try #require(job["baseline"] as? [String: Any])
            try check(baseline)
            let before = try #require(baseline["emissionsGrams"] as? Double)
            #expect(isClose(try number("savingGrams"), try before - number("emissionsGrams")))
            #expect(isClose(try number("savingFraction"), try number("savingGrams") / before))
            let rated = try #require(job["hours"] as? [[String: Any]])
            let sum = try rated.reduce(try number("transferGrams")) { try $0 + grams($1) }
            #expect(isClose(try number("emissionsGrams"), sum))
        }
        let totals = try #require(root["totals"] as? [[String: Any]])
        for total in totals {
            try check(total)
            let own = jobs.filter { $0["signal"] as? String == total["signal"] as? String }
            #expect(total["jobs"] as? Int == own.count)
            for key in ["itEnergyKWh", "facilityEnergyKWh", "emissionsGrams", "savingGrams"] {
                let sum = own.reduce(0) { $0 + ($1[key] as? Double ?? .nan) }
                #expect(isClose(total[key] as? Double, sum), "\(key)")
            }
        }
    }

    /// Power × time × PUE × carbon intensity of an hour in the JSON.
    private func grams(_ hour: [String: Any]) throws -> Double {
        let start = ISO8601DateFormatter().date(from: try #require(hour["start"] as? String))
        let end = ISO8601DateFormatter().date(from: try #require(hour["end"] as? String))
        let seconds = try #require(end).timeIntervalSince(try #require(start))
        return try ["powerWatts", "pue", "carbonIntensityGramsPerKWh"].reduce(
            seconds / 3_600_000
        ) { try $0 * #require(hour[$1] as? Double) }
    }

    @Test func `the printed digits are enough to recompute the printed figures`() throws {
        let lines = ReportView.markdown(Samples.manyReported).split(separator: "\n")
        let rows = lines.filter { $0.hasPrefix("| 1") }.map { line in
            line.split(separator: "|").map {
                Double($0.filter { $0 != " " && $0 != "," }) ?? .nan
            }
        }
        #expect(rows.count == 4)
        for row in rows {
            let (hours, watts, energy, pue) = (row[2], row[3], row[4], row[5])
            #expect(isClose(hours * 4 * watts / 1000, energy, within: 2e-4))
            #expect(isClose(energy * pue, row[6], within: 2e-4))
            #expect(isClose(row[6] * row[7] / 1000 + row[8], row[9], within: 2e-4))
            // Net stands between gross and the baseline, and is known of one job.
            #expect(isClose(row[11] - row[9], row[12], within: 1e-3))
        }
    }

    @Test func `hours whose rates changed after the statement are shown separately`() {
        let job = Samples.reported()
        #expect(job.run.restated == nil)
        let stated = EnergyAccount(
            region: job.run.region, accelerator: "v100", processors: 4, start: job.run.start,
            end: job.run.end, worked: job.run.worked, itEnergy: job.run.itEnergy,
            facilityEnergy: job.run.facilityEnergy, emissions: Emissions(grams: 800),
            hours: job.run.hours)
        #expect(stated.restated == job.run.emissions)
        let report = Samples.energyReport([Samples.reported(run: stated)])
        let text = ReportView.text(report, style: Samples.style())
        #expect(text.contains("its hours by now") && text.contains("0.80000 kg"))
    }

    @Test func `net emissions are summed only if every job has them`() throws {
        let (with, without) = (Samples.reported(transfer: 180), Samples.reported(id: 13))
        let all = Samples.energyReport([with, with])
        let net = try #require(with.net)
        #expect(all.totals.map(\.net.emissions) == [net.emissions + net.emissions])
        #expect(all.totals.map(\.emissions) == [with.run.emissions + with.run.emissions])
        let some = Samples.energyReport([with, without])
        #expect(some.totals.map(\.net.emissions) == [nil] && some.totals[0].net.jobCount == 1)
        let text = ReportView.text(some, style: Samples.style(width: 120))
        #expect(text.contains("known for 1 of 2 jobs, so not summed"))
        #expect(text.contains("net kg") && !ReportView.markdown(all).contains("so not summed"))
        #expect(!ReportView.markdown(Samples.energyReport([without])).contains("net emissions"))
    }

    @Test func `carbon-free shares are weighted by the energy of the jobs that have one`() throws {
        let jobs = [
            Samples.reported(transfer: 180), Samples.reported(id: 13, hours: 3),
            Samples.reported(id: 14),
        ]
        let total = try #require(Samples.energyReport(jobs).totals.first?.carbonFree)
        #expect(total.jobCount == 2 && total.recordedCount == 1)
        let energies = jobs.map(\.run.facilityEnergy.kilowattHours)
        let expected =
            (energies[0] * 0.9125 + energies[1] * 0.98) / (energies[0] + energies[1])
        #expect(isClose(total.share.rawValue, expected))
        #expect(Samples.energyReport([jobs[2]]).totals[0].carbonFree == nil)
    }

    @Test func `a project's final and preliminary runs add up to all of its runs`() throws {
        let root = try object(Samples.projectReported)
        func totals(_ key: String) throws -> [String: Any] {
            let totals = try #require(root[key] as? [[String: Any]])
            #expect(totals.count == 1)
            try check(totals[0])
            return totals[0]
        }
        let (final, preliminary) = (try totals("finalTotals"), try totals("preliminaryTotals"))
        let all = try totals("totals")
        #expect(final["jobs"] as? Int == 1 && preliminary["jobs"] as? Int == 3)
        for key in ["itEnergyKWh", "facilityEnergyKWh", "emissionsGrams", "baselineGrams"] {
            let sum = try #require(final[key] as? Double) + #require(preliminary[key] as? Double)
            #expect(isClose(all[key] as? Double, sum), "\(key)")
        }
    }

    @Test func `the printed digits of a project's runs are enough to recompute them`() throws {
        let lines = ReportView.markdown(Samples.projectReported).split(separator: "\n")
        let names = ["final", "preliminary", "all"]
        let rows = names.compactMap { name in
            lines.first { $0.hasPrefix("| \(name) |") }?.split(separator: "|").map {
                Double($0.filter { $0 != " " && $0 != "," }) ?? .nan
            }
        }
        #expect(rows.map { $0[1] } == [1, 3, 4])
        for row in rows {
            #expect(isClose(row[2] * row[3] / 1000, row[4], within: 2e-4))
            #expect(isClose(row[4] * row[5], row[6], within: 2e-4))
            #expect(isClose(row[6] * row[7] / 1000 + row[8], row[9], within: 2e-4))
            #expect(isClose(row[10] - row[9], row[11], within: 1e-3))
        }
    }

    @Test func `a paper's sentence names the final runs and all of them`() {
        let project = Samples.projectReported
        for (_, text) in Self.forms(project) where !text.hasPrefix("{") {
            #expect(text.contains("The final runs of project protein-paper (1 job) took"))
            #expect(text.contains("all runs, preliminary ones included (4 jobs), took"))
        }
        func words(_ jobs: [ReportedJob]) -> String {
            ReportView.markdown(Samples.energyReport(jobs, project: "paper"))
        }
        #expect(
            words([Samples.reported()]).contains("No run of project paper is marked as a final"))
        #expect(
            words([Samples.reported(isFinalRun: true)]).contains(
                "none of its runs is marked as a preliminary one"))
        #expect(words([]).contains("No job of project paper ended in this time"))
        #expect(!ReportView.markdown(Samples.manyReported).contains("final"))
    }

    @Test func `signals are never added up`() throws {
        let totals = Samples.manyReported.totals
        #expect(totals.map(\.signal) == [.lifecycle, .direct])
        #expect(totals.map(\.jobCount) == [3, 1])
    }
}
