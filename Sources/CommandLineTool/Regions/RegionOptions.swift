import ArgumentParser
import Foundation
import Solstice

/// The options that describe a region.
struct RegionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Grid zone, such as DE or US-CAL-CISO.", valueName: "zone"))
    var zone: String?

    @Option(help: ArgumentHelp("IANA time zone, such as Europe/Berlin.", valueName: "tz"))
    var timeZone: String?

    @Option(help: ArgumentHelp("PUE where no history says better.", valueName: "ratio"))
    var pue: Double?

    @Option(
        help: ArgumentHelp(
            "Yearly mean in g/kWh where no history says better; needs --signal.",
            valueName: "grams"))
    var carbonIntensity: Double?

    @Option(
        help: ArgumentHelp(
            "What that mean counts: lifecycle, direct or marginal.", valueName: "signal"),
        completion: KnownNames.signals)
    var signal: String?

    @Option(
        help: ArgumentHelp(
            "How many of each accelerator, such as h100=64,v100=16. Else not limited.",
            valueName: "list"))
    var capacity: String?

    @Option(
        help: ArgumentHelp(
            "Price of one accelerator for one hour, such as h100=2.49.", valueName: "list"))
    var price: String?

    @Option(
        name: .customLong("transfer-kwh-per-gb"),
        help: ArgumentHelp(
            "Energy of moving a gigabyte there; jobs with data go there only where it is known.",
            valueName: "kwh"))
    var transferEnergy: Double?

    @Option(
        name: .customLong("transfer-gbps"),
        help: ArgumentHelp(
            "How fast data moves there, in gigabits a second; likewise.",
            valueName: "rate"))
    var transferRate: Double?

    @Option(
        help: ArgumentHelp(
            "Water usage effectiveness: litres consumed on site for a kWh of IT energy.",
            valueName: "litres"))
    var wue: Double?

    @Option(
        help: ArgumentHelp(
            "Litres consumed in making a kWh of the electricity.", valueName: "litres"))
    var electricityWater: Double?

    @Option(
        help: ArgumentHelp("Who published those litres.", valueName: "text"))
    var waterSource: String?

    @Flag(help: "Forget what was said of water.")
    var noWater = false

    @Flag(inversion: .prefixedNo, help: "Jobs run here unless told otherwise.")
    var home: Bool?

    @Option(
        help: ArgumentHelp(
            "Who starts jobs there: local, slurm or none (local for a home, else none).",
            valueName: "executor"),
        completion: .list(ExecutorKind.allCases.map(\.rawValue)))
    var executor: String?

    @Option(
        help: ArgumentHelp(
            "Who sets power caps there: nvidia-smi, prolog (of the cluster), none, or auto for "
                + "what the service finds when it starts.", valueName: "means"),
        completion: .list(PowerCapMeans.allCases.map(\.rawValue) + ["auto"]))
    var caps: String?

    @Option(
        help: ArgumentHelp(
            "The slurm.conf of its cluster; else the one of this machine.", valueName: "path"),
        completion: .file())
    var slurmConf: String?

    @Option(
        help: ArgumentHelp("The partition that jobs go to.", valueName: "partition"))
    var partition: String?

    @Option(
        help: ArgumentHelp(
            "Words that go before each command of Slurm, such as \"ssh login.example.org\".",
            valueName: "words"))
    var slurmPrefix: String?

    /// The requested change.
    func change() throws(Diagnostic) -> RegionChange {
        var change = RegionChange()
        change.zone = zone
        change.timeZone = timeZone
        change.isHome = home
        if let pue {
            guard PUE.plausible.contains(pue) else {
                throw Diagnostic(
                    .usage, "a PUE of \(pue) is not possible",
                    remedy: "it is facility energy over IT energy: --pue 1.2")
            }
            change.pue = PUE(pue)
        }
        if let carbonIntensity {
            guard CarbonIntensity.plausible.contains(carbonIntensity) else {
                throw Diagnostic(
                    .usage, "a carbon intensity of \(carbonIntensity) g/kWh is not possible",
                    remedy: "state gCO2e per kWh: --carbon-intensity 380")
            }
            change.carbonIntensity = CarbonIntensity(gramsPerKWh: carbonIntensity)
        }
        try addTransfer(to: &change)
        try addWater(to: &change)
        change.signal = try named(signal, "--signal", CarbonSignal.self)
        change.executor = try named(executor, "--executor", ExecutorKind.self)
        if caps == "auto" {
            change.powerCaps = .some(nil)
        } else if let means = try named(caps, "--caps", PowerCapMeans.self) {
            change.powerCaps = means
        }
        change.slurmConfiguration = slurmConf.map(Self.absolute)
        change.slurmPartition = partition
        change.slurmCommandPrefix = slurmPrefix.map {
            $0.split(separator: " ").map(String.init)
        }
        change.capacity = try pairs(capacity, "--capacity", "h100=64,v100=16") {
            Int($0).flatMap { $0 > 0 ? $0 : nil }
        }
        change.hourlyPrices = try pairs(price, "--price", "h100=2.49") {
            Double($0).flatMap { $0 >= 0 ? Cost(rawValue: $0) : nil }
        }
        return change
    }

    private static func absolute(_ path: String) -> String {
        path.isEmpty || path.hasPrefix("/")
            ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    private func addTransfer(to change: inout RegionChange) throws(Diagnostic) {
        if let transferEnergy {
            guard transferEnergy >= 0, transferEnergy <= 100 else {
                throw Diagnostic(
                    .usage, "moving a gigabyte cannot take \(transferEnergy) kWh",
                    remedy: "state kWh per gigabyte: --transfer-kwh-per-gb 0.006")
            }
            change.transferEnergy = TransferEnergy(kilowattHoursPerGigabyte: transferEnergy)
        }
        if let transferRate {
            guard transferRate > 0, transferRate <= 1e6 else {
                throw Diagnostic(
                    .usage, "data cannot move at \(transferRate) gigabits a second",
                    remedy: "state gigabits a second above zero: --transfer-gbps 10")
            }
            change.transferRate = DataRate(gigabitsPerSecond: transferRate)
        }
    }

    private func addWater(to change: inout RegionChange) throws(Diagnostic) {
        change.forgetsWater = noWater
        change.onSiteWater = try water(wue, "--wue")
        change.electricityWater = try water(electricityWater, "--electricity-water")
        guard let waterSource else { return }
        guard change.onSiteWater != nil || change.electricityWater != nil else {
            throw Diagnostic(
                .usage, "--water-source is of no figure",
                remedy: "add --wue L or --electricity-water L")
        }
        guard waterSource.contains(where: { !$0.isWhitespace }) else {
            throw Diagnostic(
                .usage, "--water-source is empty",
                remedy: "say who published the litres, or leave it out")
        }
        change.waterSource = waterSource
    }

    private func water(
        _ litres: Double?, _ option: String
    ) throws(Diagnostic) -> WaterIntensity? {
        guard let litres else { return nil }
        guard WaterIntensity.plausible.contains(litres) else {
            throw Diagnostic(
                .usage, "\(litres) litres for a kWh are not possible",
                remedy: "state litres per kWh: \(option) 1.8")
        }
        return WaterIntensity(litresPerKWh: litres)
    }

    private func named<Choice: RawRepresentable<String> & CaseIterable>(
        _ text: String?, _ option: String, _: Choice.Type
    ) throws(Diagnostic) -> Choice? {
        guard let text else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let names = Choice.allCases.map(\.rawValue).joined(separator: " or ")
            throw Diagnostic(
                .usage, "\(option) \(text) is unknown", remedy: "use \(option) \(names)")
        }
        return choice
    }

    private func pairs<Value>(
        _ text: String?, _ option: String, _ example: String, _ read: (String) -> Value?
    ) throws(Diagnostic) -> [String: Value]? {
        guard let text else { return nil }
        var values: [String: Value] = [:]
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let value = read(String(sides[1])),
                values.updateValue(value, forKey: sides[0].lowercased()) == nil
            else {
                throw Diagnostic(
                    .usage, "\(option) \(text) cannot be read", remedy: "use \(option) \(example)")
            }
        }
        return values
    }
}
