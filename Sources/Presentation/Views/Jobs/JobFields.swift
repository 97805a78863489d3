internal import SolsticeDomain

/// A job as fields for programs, units in their names and the same fields for every job.
struct JobFields {
    let record: JobRecord

    /// Name and value of every field; empty if there is no value.
    var rows: [[String]] { (asked + planned + compared + real).map { [$0.0, $0.1] } }

    private var asked: [(String, String)] {
        JobOutput.all.compactMap { output in
            output.column.map { ($0, output.value(record.job).plain) }
        }
    }

    private var planned: [(String, String)] {
        let placement = record.plan?.placement
        let footprint = placement?.footprint
        return [
            ("start", (placement?.start).plain), ("end", (placement?.end).plain),
            ("segments", placement?.plainSegments ?? ""),
            ("region", placement?.region.rawValue ?? ""),
            ("accelerator", placement?.accelerator.rawValue ?? ""),
            ("power_cap_watts", (placement?.powerCap).plain),
            ("it_energy_kwh", (footprint?.itEnergy).plain),
            ("facility_energy_kwh", (footprint?.facilityEnergy).plain),
            ("emissions_grams", (footprint?.emissions).plain),
            ("emissions_p10_grams", (footprint?.band?.p10).plain),
            ("emissions_p90_grams", (footprint?.band?.p90).plain),
            ("transfer_grams", (footprint?.transfer).plain),
            ("cost", (footprint?.cost).plain), ("signal", placement?.signal.rawValue ?? ""),
            ("carbon_basis", placement?.basis.carbonIntensity.rawValue ?? ""),
            ("pue_basis", placement?.basis.pue.rawValue ?? ""),
            ("variant", placement?.variant.rawValue ?? ""),
            ("variant_accelerator_count", placement.map { "\($0.count)" } ?? ""),
        ]
    }

    private var compared: [(String, String)] {
        let baseline = record.plan?.baseline
        let saving = record.plan?.saving
        let lever = saving?.byLever
        let factor = saving?.byFactor
        let past = record.pastDecisions
        return [
            ("baseline_start", (baseline?.start).plain),
            ("baseline_region", baseline?.region.rawValue ?? ""),
            ("baseline_accelerator", baseline?.accelerator.rawValue ?? ""),
            ("baseline_emissions_grams", (baseline?.footprint.emissions).plain),
            ("saving_grams", (saving?.amount).plain),
            ("saving_fraction", saving.map { Numerals.plain($0.fraction) } ?? ""),
            ("saved_by_time_grams", (lever?.time).plain),
            ("saved_by_region_grams", (lever?.region).plain),
            ("saved_by_cap_grams", (lever?.cap).plain),
            ("saved_by_accelerator_grams", (lever?.accelerator).plain),
            ("saved_by_pausing_grams", (lever?.pausing).plain),
            ("saved_by_transfer_grams", (lever?.transfer).plain),
            ("saved_by_model_grams", (lever?.model).plain),
            ("saved_by_datacentre_grams", (lever?.datacentre).plain),
            ("saved_through_it_energy_grams", (factor?.itEnergy).plain),
            ("saved_through_pue_grams", (factor?.pue).plain),
            ("saved_through_carbon_intensity_grams", (factor?.carbonIntensity).plain),
            ("saved_through_transfer_grams", (factor?.transfer).plain),
            ("past_decisions_share", past.map { Numerals.plain($0.share) } ?? ""),
            ("past_decisions_count", past.map { "\($0.count)" } ?? ""),
            ("past_decisions_kind", past?.kind ?? ""),
        ]
    }

    private var real: [(String, String)] {
        let attempt = record.attempts.last
        let realised = record.realised
        return [
            ("attempts", "\(record.attempts.count)"),
            ("started_at", (attempt?.startedAt).plain), ("ended_at", (attempt?.endedAt).plain),
            ("outcome", attempt?.outcome?.title ?? ""),
            ("devices", (attempt?.devices ?? []).map(String.init).joined(separator: ",")),
            ("cap_problem", attempt?.capProblem ?? ""),
            ("realised_facility_energy_kwh", (realised?.footprint.facilityEnergy).plain),
            ("realised_emissions_grams", (realised?.footprint.emissions).plain),
            ("realised_baseline_grams", (realised?.baselineEmissions).plain),
            ("realised_saving_grams", (realised?.savingAgainstBaseline).plain),
            ("energy_source", realised?.energySource.rawValue ?? ""),
            ("statements", "\(record.statements.count)"),
            ("observed_share", realised.map { Numerals.plain($0.observedShare) } ?? ""),
            ("estimated_share", realised.map { Numerals.plain($0.estimatedShare) } ?? ""),
            ("filled_share", realised.map { Numerals.plain($0.filledShare) } ?? ""),
        ]
    }
}

extension JobValue {
    /// The bare value; empty for none.
    fileprivate var plain: String {
        switch self {
        case .none: ""
        case .text(let text): text
        case .whole(let whole): "\(whole)"
        case .number(let number): Numerals.plain(number)
        case .flag(let flag): flag ? "true" : "false"
        case .instant(let instant): instant.description
        case .texts(let texts): texts.joined(separator: ",")
        case .wholes(let wholes): wholes.map(String.init).joined(separator: ",")
        case .command(let command): CommandWords.line(command)
        case .variants(let variants): variants.map(\.name).joined(separator: ",")
        }
    }
}

extension ScalarQuantity {
    /// The bare number in the type's own unit.
    var plain: String { Numerals.plain(rawValue) }
}

extension Optional where Wrapped: ScalarQuantity {
    /// The bare number in the type's own unit; empty for nil.
    var plain: String { map(\.plain) ?? "" }
}

extension Instant? {
    /// RFC 3339 in UTC; empty for nil.
    var plain: String { map(\.description) ?? "" }
}
