import SolsticeDomain

/// Energy reports to draw.
extension Samples {
    /// A run of whole hours whose rates go up and down, and its sums.
    private static func account(
        _ region: RegionID, from start: Instant, hours: Int, watts: Double, base: Double,
        processors: Int = 4, transfer: Double = 0, observed: Int = .max
    ) -> EnergyAccount {
        let rated = (0..<hours).map { hour in
            RatedHour(
                window: TimeWindow(start: start + .hour * Double(hour), length: .hour),
                power: Power(watts: watts * Double(processors)),
                pue: PUE(1.1 + Double(hour % 5) / 50),
                carbonIntensity: CarbonIntensity(gramsPerKWh: base + Double(hour * 37 % 90)),
                isPUEObserved: false, isCarbonObserved: hour < observed)
        }
        let facility = rated.reduce(0) { $0 + $1.power.watts / 1000 * $1.pue.ratio }
        return EnergyAccount(
            region: region, accelerator: "v100", processors: processors, start: start,
            end: start + .hour * Double(hours), worked: .hour * Double(hours),
            itEnergy: rated.reduce(.zero) { $0 + $1.power.over($1.window.length) },
            facilityEnergy: FacilityEnergy(kilowattHours: facility),
            emissions: rated.reduce(Emissions(grams: transfer)) { $0 + $1.emissions },
            transfer: Emissions(grams: transfer), hours: rated)
    }

    private static let uses = [
        DataUse(
            role: .run, quantity: .carbonIntensity, place: "FI", origin: .batch(3, values: 8)),
        DataUse(
            role: .baseline, quantity: .carbonIntensity, place: "DE",
            origin: .batch(2, values: 8)),
        DataUse(
            role: .expectation, quantity: .pue, place: "europe-north1",
            origin: .figure(1.09, source: "Google 2024")),
    ]

    static func reported(
        id: JobID = 12, name: String = "train-bert", project: ProjectID? = nil,
        isFinalRun: Bool = false, hours: Int = 8, base: Double = 60,
        transfer: Double = 0, observed: Int = .max, signal: CarbonSignal = .lifecycle,
        state: JobState = .succeeded, uses: [DataUse] = uses, run stated: EnergyAccount? = nil,
        side source: String? = nil
    ) -> ReportedJob {
        let run =
            stated
            ?? account(
                "europe-north1", from: at(31, 2), hours: hours, watts: 243.1, base: base,
                transfer: transfer, observed: observed)
        let share = min(1, Double(observed == .max ? hours : observed) / Double(hours))
        return ReportedJob(
            id: id, name: name, project: project, isFinalRun: isFinalRun, state: state,
            signal: signal, run: run,
            caps: transfer > 0 ? [Power(watts: 175)] : [],
            energySource: transfer > 0 ? .mixed : .modelled,
            metering: transfer > 0
                ? .init(
                    readings: [
                        MeterReading(
                            meter: .acceleratorSamples, energy: run.itEnergy,
                            coveredSeconds: 27_000)
                    ], coverage: 0.9375) : .init(readings: [], coverage: 0),
            observedShare: share, expectation: history,
            band: share < 1
                ? EmissionsBand(p10: run.emissions * 0.9, p90: run.emissions * 1.2) : nil,
            expected: placement().footprint,
            baseline: account("home", from: at(30, 23), hours: hours, watts: 250, base: 300),
            revision: .init(number: 2, statedAt: at(32, 4), batch: 3, isCurrent: share == 1),
            uses: uses,
            sideEffects: source.map { sideEffects(run, source: $0) }
                ?? (transfer > 0 ? sideEffects(run) : SideEffects()),
            carbonFree: carbonFree(hours: hours, transfer: transfer, source: source),
            net: transfer > 0 || source != nil
                ? NetEmissions(
                    of: run.facilityEnergy, intensity: CarbonIntensity(gramsPerKWh: 41.5),
                    sources: [source ?? "the operator's report of 2025"]) : nil,
            surroundings: Series(
                start: at(30, 23), step: .hour,
                values: (0..<14).map { EmissionRate(gramsPerITKWh: 60 + Double($0 * 37 % 90)) }))
    }

    /// From the record, from a yearly figure, or unknown.
    private static func carbonFree(
        hours: Int, transfer: Double, source: String?
    ) -> CarbonFreeFigure? {
        if transfer > 0 {
            return CarbonFreeFigure(
                share: CarbonFreeShare(0.9125), basis: .recorded(coverage: 0.75))
        }
        guard hours < 8 || source != nil else { return nil }
        return CarbonFreeFigure(
            share: CarbonFreeShare(0.98), basis: .annual(sources: [source ?? "Google 2024"]))
    }

    static func sideEffects(
        _ run: EnergyAccount, source: String = "the operator's report of 2025"
    ) -> SideEffects {
        let processor = EmbodiedCarbon(
            Emissions(grams: 318_000), over: TimeSpan(hours: 35_040), source: source)
        return SideEffects(
            onSiteWater: .init(
                volume: WaterVolume(litres: run.itEnergy.kilowattHours * 1.8),
                intensity: WaterIntensity(litresPerKWh: 1.8), sources: [source]),
            electricityWater: .init(
                volume: WaterVolume(litres: run.facilityEnergy.kilowattHours * 2.25),
                intensity: WaterIntensity(litresPerKWh: 2.25), sources: [source, "a grid study"]),
            embodied: .init(
                emissions: processor.share(ofHours: run.processorHours), processor: processor))
    }

    private static let batches = [
        ImportBatch(
            id: 2, kind: .carbon, fileName: "/home/me/data/DE_2025_hourly.csv",
            sha256: String(repeating: "0123456789abcdef", count: 4), importedAt: at(2, 9),
            format: "electricity-maps-csv", unit: "g/kWh"),
        ImportBatch(
            id: 3, kind: .carbon, fileName: "FI_2025_hourly.csv",
            sha256: String(repeating: "fedcba9876543210", count: 4), importedAt: at(32, 4),
            format: "electricity-maps-csv", unit: "g/kWh"),
    ]

    static func energyReport(
        _ jobs: [ReportedJob], silent: [EnergyReport.Silent] = [], from: Instant? = nil,
        project: ProjectID? = nil
    ) -> EnergyReport {
        EnergyReport(
            madeAt: at(33, 8), from: from, to: nil, project: project, jobs: jobs, silent: silent,
            batches: jobs.isEmpty ? [] : batches,
            maker: .init(version: "0.2.0", schema: "v05-run-in-segments"))
    }

    static let oneReported = energyReport([reported(transfer: 180, observed: 6)])

    static let manyReported = energyReport(
        [
            reported(), reported(id: 13, name: "nightly-eval-of-every-checkpoint", hours: 3),
            reported(id: 14, name: "übung", base: 400, transfer: 1850, state: .failed),
            reported(id: 15, name: "gpt-tiny", hours: 2, signal: .direct),
        ], silent: [.init(id: 16, name: "never", state: .cancelled)], from: at(31, 0))

    /// A paper's project: three trials, one of which moved data, and the final run.
    static let projectReported = energyReport(
        [
            reported(project: "protein-paper", hours: 2),
            reported(id: 13, project: "protein-paper", base: 400, transfer: 1850, state: .failed),
            reported(id: 14, project: "protein-paper", hours: 3),
            reported(id: 17, name: "last", project: "protein-paper", isFinalRun: true),
        ], project: "protein-paper")

    /// Everything that a person or a file could put into a report to do harm.
    static let hostileReported: EnergyReport = {
        let worst = worstName + hostileName
        let uses = [
            DataUse(
                role: .run, quantity: .pue, place: worst, origin: .figure(1.2, source: worst)),
            DataUse(
                role: .run, quantity: .carbonIntensity, place: worst,
                origin: .batch(2, values: 8)),
        ]
        let batch = ImportBatch(
            id: 2, kind: .carbon, fileName: worst, sha256: String(repeating: "0", count: 64),
            importedAt: at(2, 9), format: worst, unit: worst)
        return EnergyReport(
            madeAt: at(33, 8), from: nil, to: nil, project: ProjectID(worst),
            jobs: [
                reported(name: worst, project: ProjectID(worst), uses: uses, side: worst),
                reported(
                    id: 13, name: worst, project: ProjectID(worst), isFinalRun: true, uses: uses),
            ], silent: [.init(id: 14, name: worst, state: .missed)], batches: [batch],
            maker: .init(version: "0.2.0", schema: worst))
    }()

    /// A name that acts on HTML, LaTeX, Markdown and tables.
    static let worstName =
        "<script>alert(1)</script>&amp;\"'><img src=x onerror=y>\\input{/etc/passwd}$x^2_%#~&{}"
        + "`rm`|[a](https://evil.example)**b**\n\n# h\n\\end{document}"
}
