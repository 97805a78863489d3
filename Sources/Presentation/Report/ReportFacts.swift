internal import SolsticeDomain

/// A report's figures as rows: name, amount, and how it follows from the rows above.
enum ReportFacts {
    /// One figure.
    struct Row {
        let name: String
        let value: String
        let reason: String

        init(_ name: String, _ value: String, _ reason: String = "") {
            self.name = name
            self.value = value
            self.reason = reason
        }

        /// Whether a reader looks for it first.
        var isResult: Bool { name == "gross emissions" || name == "realised saving" }
    }

    /// The figures of a report's only job, or its totals.
    static func groups(_ report: EnergyReport) -> [[Row]] {
        report.jobs.count == 1 ? report.jobs.map(rows) : report.totals.map(rows)
    }

    /// The figures of one job, from its processors to its saving.
    static func rows(_ job: ReportedJob) -> [Row] {
        let run = job.run
        var rows = [
            Row("processors", "\(run.processors) × \(run.accelerator.reportName)"),
            Row(
                "hours of work", ReportNumbers.digits(run.worked.hours) + " h",
                "\(ReportNumbers.digits(run.elapsed.hours)) h from start to end"),
            Row(
                "average power", ReportNumbers.digits(run.averagePower?.watts) + " W",
                "per processor; " + metering(job)),
        ]
        rows += products(
            it: run.itEnergy, pue: run.pue, facility: run.facilityEnergy,
            intensity: run.carbonIntensity, transfer: run.transfer, emissions: run.emissions,
            signal: job.signal)
        rows += NetWords.rows(job)
        if let restated = run.restated {
            rows.append(
                Row(
                    "its hours by now", ReportNumbers.text(restated),
                    "with PUE as it is expected today; the statement stands as it was made"))
        }
        if let band = job.band {
            rows.append(
                Row(
                    "80 % interval",
                    "\(ReportNumbers.kilograms(band.p10)) – \(ReportNumbers.text(band.p90))",
                    "once all hours have been observed"))
        }
        rows.append(
            observed(
                QualityWords(
                    observedShare: job.observedShare, estimatedShare: job.estimatedShare,
                    hours: run.worked.hours)))
        if let figure = job.carbonFree {
            rows.append(carbonFree(figure.share, CarbonFreeWords.basis(figure)))
        }
        return rows + planned(job) + baseline(job)
    }

    /// The totals over all jobs of a signal.
    static func rows(_ total: ReportTotal) -> [Row] {
        var rows = total.processorHours.map {
            Row(
                "\($0.accelerator.reportName)-hours", ReportNumbers.digits($0.hours) + " h",
                "hours of work × processors")
        }
        rows.append(
            Row(
                "average power", ReportNumbers.digits(total.averagePower?.watts) + " W",
                "per processor; " + total.energySource.words))
        rows += products(
            hours: "processor-hours", it: total.itEnergy, pue: total.pue,
            facility: total.facilityEnergy,
            intensity: total.carbonIntensity, transfer: total.transfer,
            emissions: total.emissions, signal: total.signal)
        rows += NetWords.rows(total)
        rows.append(
            observed(
                QualityWords(
                    observedShare: total.observedShare, estimatedShare: total.estimatedShare,
                    hours: total.workedHours)))
        if let known = total.carbonFree {
            rows.append(
                carbonFree(known.share, CarbonFreeWords.basis(known, of: total.jobCount)))
        }
        return rows + [
            Row(
                "baseline", ReportNumbers.text(total.baseline),
                "each job at once, at home and uncapped, on the same rates"),
            saving(total.saving, share: total.savedFraction),
        ]
    }

    /// The products, each computed from the one before.
    private static func products(
        hours: String = "hours × processors", it: ITEnergy, pue: PUE?, facility: FacilityEnergy,
        intensity: CarbonIntensity?,
        transfer: Emissions, emissions: Emissions, signal: CarbonSignal
    ) -> [Row] {
        var rows = [
            Row("IT energy", ReportNumbers.text(it), "\(hours) × power ÷ 1000"),
            Row("PUE", ReportNumbers.digits(pue?.ratio), "effective: facility over IT energy"),
            Row("facility energy", ReportNumbers.text(facility), "IT energy × PUE"),
            Row(
                "carbon intensity",
                ReportNumbers.digits(intensity?.gramsPerKWh) + " g/kWh",
                "effective; \(signal.title)"),
        ]
        if transfer > .zero {
            rows.append(Row("moving data", ReportNumbers.text(transfer), "as planned"))
        }
        let more = transfer > .zero ? " + moving data" : ""
        rows.append(
            Row(
                "gross emissions", ReportNumbers.text(emissions),
                "facility energy × carbon intensity ÷ 1000\(more)"))
        return rows
    }

    /// What its plan expected, if it did its work.
    private static func planned(_ job: ReportedJob) -> [Row] {
        guard job.state == .succeeded, let expected = job.expected else { return [] }
        let band = expected.band.map {
            "; 80 % interval \(ReportNumbers.kilograms($0.p10)) – "
                + ReportNumbers.text($0.p90)
        }
        return [
            Row(
                "planned", ReportNumbers.text(expected.emissions),
                "what its plan expected" + (band ?? ""))
        ]
    }

    private static func baseline(_ job: ReportedJob) -> [Row] {
        let base = job.baseline
        let how =
            "\(ReportNumbers.digits(base.itEnergy.kilowattHours)) kWh × PUE "
            + "\(ReportNumbers.digits(base.pue?.ratio)) × "
            + "\(ReportNumbers.digits(base.carbonIntensity?.gramsPerKWh)) g/kWh ÷ 1000; "
            + job.baselineWords + " on the same rates"
        return [
            Row("baseline", ReportNumbers.text(base.emissions), how),
            saving(job.saving, share: job.savedFraction),
        ]
    }

    private static func observed(_ quality: QualityWords) -> Row {
        Row(
            "observed", Numerals.percent(quality.observedShare),
            "of the hours' carbon intensity; \(quality.counts ?? "")")
    }

    private static func carbonFree(_ share: CarbonFreeShare, _ basis: String) -> Row {
        Row(
            "carbon-free share", Numerals.percent(share.rawValue), "of facility energy; " + basis)
    }

    private static func saving(_ amount: Emissions, share: Double) -> Row {
        Row(
            "realised saving", ReportNumbers.text(amount),
            "baseline - gross emissions; \(Numerals.percent(share)) of the baseline")
    }

    /// `modelled from the stated power`, or which meters measured how much.
    private static func metering(_ job: ReportedJob) -> String {
        guard !job.metering.readings.isEmpty else { return job.energySource.words }
        let meters = job.metering.readings.map(\.meter.words).joined(separator: ", ")
        return "\(job.energySource.words); \(meters) saw "
            + "\(Numerals.percent(job.metering.coverage)) of the time"
    }
}

extension MeterReading.Meter {
    /// Its name in words.
    var words: String {
        switch self {
        case .acceleratorCounter: "accelerators' energy counters"
        case .acceleratorSamples: "samples of the accelerators' power"
        case .processorCounter: "the processors' energy counters"
        }
    }
}

/// Numbers of a report: in fixed units and with five digits, so that a reader can recompute one
/// from the others.
enum ReportNumbers {
    /// `24.713`, `0.0012346`, `1,287.4`.
    static func digits(_ number: Double) -> String {
        guard number.isFinite else { return Numerals.unknown }
        var decimals = 4
        var size = abs(number)
        while size >= 10, decimals > 0 {
            size /= 10
            decimals -= 1
        }
        while size > 0, size < 1, decimals < 9 {
            size *= 10
            decimals += 1
        }
        let parts = Numerals.fixed(number, decimals: decimals).split(separator: ".")
        return
            ([Numerals.grouped(parts.first.map(String.init) ?? "0")]
            + parts.dropFirst().map(String.init)).joined(separator: ".")
    }

    /// `24.713 kWh`.
    static func text(_ energy: ITEnergy) -> String { digits(energy.kilowattHours) + " kWh" }

    /// `24.713 kWh`.
    static func text(_ energy: FacilityEnergy) -> String { digits(energy.kilowattHours) + " kWh" }

    /// `3.1200 kg`.
    static func text(_ emissions: Emissions) -> String { kilograms(emissions) + " kg" }

    /// `3.1200`: the same for a column whose heading states the unit.
    static func kilograms(_ emissions: Emissions) -> String { digits(emissions.grams / 1000) }

    /// A number that may be missing.
    static func digits(_ number: Double?) -> String { number.map { digits($0) } ?? "–" }

    /// `2026-01-31 18:00 UTC`.
    static func moment(_ instant: Instant) -> String {
        "\(instant.utc.dateText) \(instant.utc.timeText.prefix(5)) UTC"
    }
}

extension String {
    /// A user-given name, safe to print and short enough for a line, however long it is.
    var reportName: String { cut(to: 48) }

    /// The source of a figure, safe to print and short enough for a sentence.
    var reportSource: String { cut(to: 120) }
}

extension NamedIdentifier {
    /// The name as a report has it.
    var reportName: String { rawValue.reportName }
}
