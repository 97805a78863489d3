internal import SolsticeDomain

/// A job as one row for programs; the columns are the same for every queue.
enum QueueRow {
    /// Names of the columns, units included.
    static let heading = [
        "id", "name", "state", "start", "end", "region", "accelerator", "accelerator_count",
        "power_cap_watts", "deadline", "emissions_grams", "saving_grams", "saving_fraction",
    ]

    /// The cells of a job; empty if there is no value.
    static func cells(_ record: JobRecord) -> [String] {
        let asked = record.job.specification
        return [
            "\(record.job.id)", asked.name, record.job.state.rawValue, record.start.plain,
            record.end.plain, record.region ?? "",
            record.plan?.placement.accelerator ?? asked.askedFor.accelerator,
            "\(asked.acceleratorCount)", record.cap.plain, asked.deadline.plain,
            record.emissions.plain, record.savedEmissions.plain,
            record.savedFraction.map(Numerals.plain) ?? "",
        ]
    }
}
