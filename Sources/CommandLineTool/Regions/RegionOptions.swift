import ArgumentParser
import Solstice

/// The options that describe a region.
struct RegionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Grid zone, such as DE or US-CAL-CISO.", valueName: "zone"))
    var zone: ZoneID?

    @Option(help: ArgumentHelp("IANA time zone, such as Europe/Berlin.", valueName: "tz"))
    var timeZone: String?

    @Option(
        help: ArgumentHelp("PUE where no history says better.", valueName: "ratio"),
        transform: OptionValue.number(
            in: PUE.plausible, refusal: { "a PUE of \($0) is not possible" },
            remedy: "it is facility energy over IT energy: --pue 1.2"
        ) { PUE($0) })
    var pue: PUE?

    @Option(
        help: ArgumentHelp(
            "Yearly mean in g/kWh where no history says better; needs --signal.",
            valueName: "grams"),
        transform: OptionValue.number(
            in: CarbonIntensity.plausible,
            refusal: { "a carbon intensity of \($0) g/kWh is not possible" },
            remedy: "state gCO2e per kWh: --carbon-intensity 380"
        ) { CarbonIntensity(gramsPerKWh: $0) })
    var carbonIntensity: CarbonIntensity?

    @Option(help: ArgumentHelp("What that mean counts.", valueName: "signal"))
    var signal: CarbonSignal?

    @Option(
        help: ArgumentHelp(
            "How many of each accelerator, such as h100=64,v100=16. Else not limited.",
            valueName: "list"),
        transform: OptionValue.pairs("--capacity", example: "h100=64,v100=16") {
            Int($0).flatMap { $0 > 0 ? $0 : nil }
        })
    var capacity: [AcceleratorID: Int]?

    @Option(
        help: ArgumentHelp(
            "Price of one accelerator for one hour, such as h100=2.49.", valueName: "list"),
        transform: OptionValue.pairs("--price", example: "h100=2.49") {
            Double($0).flatMap { $0 >= 0 ? Cost(rawValue: $0) : nil }
        })
    var price: [AcceleratorID: Cost]?

    @Option(
        name: .customLong("transfer-kwh-per-gb"),
        help: ArgumentHelp(
            "Energy of moving a gigabyte there; jobs with data go there only where it is known.",
            valueName: "kwh"),
        transform: OptionValue.number(
            in: 0...100, refusal: { "moving a gigabyte cannot take \($0) kWh" },
            remedy: "state kWh per gigabyte: --transfer-kwh-per-gb 0.006"
        ) { TransferEnergy(kilowattHoursPerGigabyte: $0) })
    var transferEnergy: TransferEnergy?

    @Option(
        name: .customLong("transfer-gbps"),
        help: ArgumentHelp(
            "How fast data moves there, in gigabits a second; likewise.",
            valueName: "rate"),
        transform: OptionValue.number(
            in: Double.leastNonzeroMagnitude...1e6,
            refusal: { "data cannot move at \($0) gigabits a second" },
            remedy: "state gigabits a second above zero: --transfer-gbps 10"
        ) { DataRate(gigabitsPerSecond: $0) })
    var transferRate: DataRate?

    @Option(
        help: ArgumentHelp(
            "Water usage effectiveness: litres consumed on site for a kWh of IT energy.",
            valueName: "litres"),
        transform: OptionValue.number(
            in: WaterIntensity.plausible, refusal: { "\($0) litres for a kWh are not possible" },
            remedy: "state litres per kWh: --wue 1.8"
        ) { WaterIntensity(litresPerKWh: $0) })
    var wue: WaterIntensity?

    @Option(
        help: ArgumentHelp(
            "Litres consumed in making a kWh of the electricity.", valueName: "litres"),
        transform: OptionValue.number(
            in: WaterIntensity.plausible, refusal: { "\($0) litres for a kWh are not possible" },
            remedy: "state litres per kWh: --electricity-water 1.8"
        ) { WaterIntensity(litresPerKWh: $0) })
    var electricityWater: WaterIntensity?

    @Option(
        help: ArgumentHelp("Who published those litres.", valueName: "text"))
    var waterSource: String?

    @Flag(help: "Forget what was said of water.")
    var noWater = false

    @Option(
        help: ArgumentHelp(
            "Share of its electricity that is carbon-free over a year, such as 0.84 or 84%; shown "
                + "only.", valueName: "share"),
        transform: OptionValue.share(
            "a carbon-free share", remedy: "state a share, such as --cfe 0.84 or --cfe 84%"
        ) { CarbonFreeShare($0) })
    var cfe: CarbonFreeShare?

    @Option(help: ArgumentHelp("Who published that share.", valueName: "text"))
    var cfeSource: String?

    @Flag(help: "Forget its carbon-free share.")
    var noCfe = false

    @Option(
        help: ArgumentHelp(
            "Carbon intensity net of the clean energy its operator buys, in g/kWh; statements show "
                + "net beside gross.", valueName: "grams"),
        transform: OptionValue.number(
            in: CarbonIntensity.plausible,
            refusal: { "a net intensity of \($0) g/kWh is not possible" },
            remedy: "state gCO2e per kWh: --net-intensity 177"
        ) { CarbonIntensity(gramsPerKWh: $0) })
    var netIntensity: CarbonIntensity?

    @Option(help: ArgumentHelp("Who published that intensity.", valueName: "text"))
    var netSource: String?

    @Flag(help: "Forget its net intensity.")
    var noNetIntensity = false

    @Flag(inversion: .prefixedNo, help: "Jobs run here unless told otherwise.")
    var home: Bool?

    @Option(
        help: ArgumentHelp(
            "Who starts jobs there (local for a home, else none).", valueName: "executor"))
    var executor: ExecutorKind?

    @Option(
        help: ArgumentHelp(
            "Who sets power caps there: nvidia-smi, prolog (of the cluster), none, or auto for "
                + "what the service finds when it starts.", valueName: "means"))
    var caps: Automatic<PowerCapMeans>?

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
        change.pue = pue
        change.carbonIntensity = carbonIntensity
        change.transferEnergy = transferEnergy
        change.transferRate = transferRate
        try addWater(to: &change)
        try addShownFigures(to: &change)
        change.signal = signal
        change.executor = executor
        if let caps { change.powerCaps = .some(caps.choice) }
        change.slurmConfiguration = slurmConf.map(InputFile.absolutePath)
        change.slurmPartition = partition
        change.slurmCommandPrefix = slurmPrefix.map {
            $0.split(separator: " ").map(String.init)
        }
        change.capacity = capacity
        change.hourlyPrices = price
        return change
    }

    private func addWater(to change: inout RegionChange) throws(Diagnostic) {
        change.forgetsWater = noWater
        change.onSiteWater = wue
        change.electricityWater = electricityWater
        change.waterSource = try source(
            waterSource, option: "--water-source", of: "the litres",
            isStated: wue != nil || electricityWater != nil,
            remedy: "add --wue L or --electricity-water L")
    }

    private func addShownFigures(to change: inout RegionChange) throws(Diagnostic) {
        change.forgetsCarbonFreeShare = noCfe
        change.carbonFreeShare = cfe
        change.carbonFreeSource = try source(
            cfeSource, option: "--cfe-source", of: "the share", isStated: cfe != nil,
            remedy: "add --cfe SHARE")
        change.forgetsNetIntensity = noNetIntensity
        change.netCarbonIntensity = netIntensity
        change.netSource = try source(
            netSource, option: "--net-source", of: "the intensity", isStated: netIntensity != nil,
            remedy: "add --net-intensity G")
    }

    /// The source of figures that are stated with it.
    private func source(
        _ text: String?, option: Message, of figure: Message, isStated: Bool, remedy: Message
    ) throws(Diagnostic) -> String? {
        guard let text else { return nil }
        guard isStated else {
            throw Diagnostic(.usage, "\(option) is of no figure", remedy: remedy)
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw Diagnostic(
                .usage, "\(option) is empty",
                remedy: "say who published \(figure), or leave it out")
        }
        return text
    }
}
