import ArgumentParser
import SolsticeJobFiles

/// The options for a job's pausing, retries, data, money, priority, array and predecessors.
struct LeverOptions: ParsableArguments {
    @Flag(help: "It may pause and go on later, such as from a checkpoint.")
    var pausable = false

    @Option(
        help: ArgumentHelp(
            "How much longer it runs for each time that it goes on, rounded up to five minutes.",
            valueName: "span"))
    var resumeCost: String?

    @Option(
        help: ArgumentHelp(
            "How it pauses: stop (its processes stand still and keep their memory), or checkpoint "
                + "(SIGTERM, then started again with SOLSTICE_RESUME=1).", valueName: "way"),
        completion: KnownNames.waysOfPausing)
    var pauseBy: String?

    @Option(
        help: ArgumentHelp(
            "How long it may take to save its work for a pause (2m).", valueName: "span"))
    var pauseGrace: String?

    @Option(
        help: ArgumentHelp(
            "How often it is retried after a failure (0).", valueName: "n"))
    var retries: Int?

    @Option(
        name: .customLong("dataset-gb"),
        help: ArgumentHelp(
            "Data to be moved to any region but its home, in gigabytes.", valueName: "gb"))
    var datasetGB: Double?

    @Option(help: ArgumentHelp("The most that it may cost.", valueName: "money"))
    var maxCost: Double?

    @Option(
        help: ArgumentHelp(
            "What a tonne of CO2e is worth: cost then counts beside carbon.", valueName: "money"))
    var carbonPrice: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Who gets a clean window that two want, from -10 to 10 (0).", valueName: "p"))
    var priority: Int?

    @Option(
        help: ArgumentHelp(
            "A job that has to succeed first, by number or name; a name of an array stands for all "
                + "its jobs. Repeatable.", valueName: "job"), completion: KnownNames.jobs)
    var afterOk: [String] = []

    @Option(
        help: ArgumentHelp(
            "A job that has to be over first, however it ends. Repeatable.", valueName: "job"),
        completion: KnownNames.jobs)
    var afterAny: [String] = []

    @Option(
        help: ArgumentHelp(
            "One job for each index, such as 0-15 or 0,3,7-9, which it finds in "
                + "SOLSTICE_ARRAY_INDEX.", valueName: "indices"))
    var array: String?

    /// An entry with the values of these options.
    var entry: JobEntry {
        var entry = JobEntry()
        entry.pausable = pausable
        entry.resumeCost = resumeCost
        entry.pauseBy = pauseBy
        entry.pauseGrace = pauseGrace
        entry.retries = retries
        entry.datasetGB = datasetGB
        entry.maxCost = maxCost
        entry.carbonPrice = carbonPrice
        entry.priority = priority
        entry.afterOk = afterOk
        entry.afterAny = afterAny
        entry.array = array
        return entry
    }
}
