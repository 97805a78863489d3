import ArgumentParser
import Solstice
import SolsticePresentation

/// `solstice feed add`.
struct FeedAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a feed; `solstice run` follows it, `solstice feed sync` asks at once.",
        discussion: """
            Great Britain needs no key; Electricity Maps a token; WattTime a name and a password \
            with a colon between:
              solstice feed add gb --provider gb --zone GB
              solstice feed add de --provider electricity-maps --zone DE --token-env EMAPS_TOKEN
              solstice feed add ca --provider watttime --zone CAISO_NORTH --token-file ~/.watttime
              solstice feed add own --provider url --base-url https://example.org/carbon.csv --zone DE
              solstice feed add own --provider command --zone DE -- ./carbon.sh

            A token stays where it is: in the environment, or in a file that only you can read. In the \
            address of a URL, {token} stands for it.
            """)

    @Argument(help: "Its name.")
    var id: String

    @Option(help: ArgumentHelp("Who is asked.", valueName: "provider"))
    var provider: FeedProvider

    @Option(help: ArgumentHelp("Grid zone, as the provider spells it.", valueName: "zone"))
    var zone: ZoneID?

    @Option(help: ArgumentHelp("What the values count.", valueName: "signal"))
    var signal: CarbonSignal?

    @Option(
        help: ArgumentHelp(
            "The address of a URL, or of another server of the provider's API.", valueName: "url"))
    var baseURL: String?

    @Option(help: ArgumentHelp("Environment variable with the token.", valueName: "name"))
    var tokenEnv: String?

    @Option(
        help: ArgumentHelp("File with the token, mode 600.", valueName: "path"),
        completion: .file())
    var tokenFile: String?

    @Option(
        help: ArgumentHelp("Oldest history to fetch (a year back).", valueName: "instant"))
    var since: MomentArgument?

    @Option(
        help: ArgumentHelp("How often to ask (30m).", valueName: "span"),
        transform: OptionValue.span("--every", example: "30m"))
    var every = TimeSpan(seconds: 1800)

    @Flag(help: "Only the newest 24 hours, as free plans of Electricity Maps allow.")
    var recentOnly = false

    @Option(help: ArgumentHelp("URL, command: unit of the values.", valueName: "unit"))
    var unit: IntensityUnit?

    @Option(help: ArgumentHelp("URL, command: zone of times without one.", valueName: "tz"))
    var timeZone: String?

    @Option(help: ArgumentHelp("URL, command: the format, as of import.", valueName: "format"))
    var format = Automatic<FileFormat>.automatic

    @Flag(help: "URL, command: the answers are forecasts.")
    var forecast = false

    @Argument(parsing: .postTerminator, help: "The command and its arguments, after --.")
    var command: [String] = []

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let invocation = try global.open()
        try invocation.scheduler.addFeed(try feed(invocation))
        try invocation.showFeed(id)
    }

    private func feed(_ invocation: Invocation) throws(Diagnostic) -> Feed {
        let now = invocation.scheduler.now
        let signal = signal ?? Scheduler.usualSignal(of: provider)
        return Feed(
            id: id, provider: provider, zone: zone, signal: signal, baseURL: baseURL,
            command: command, token: try token(),
            since: try invocation.instant(since, option: "--since") ?? now - .day * 365,
            interval: every, isRecentOnly: recentOnly,
            reading: Feed.Reading(
                unit: unit?.rawValue, timeZone: timeZone, format: format.choice?.rawValue,
                isForecast: forecast))
    }

    private func token() throws(Diagnostic) -> FeedTokenSource? {
        switch (tokenEnv, tokenFile) {
        case (nil, nil): return nil
        case (let name?, nil): return .environment(name)
        case (nil, let path?): return .file(InputFile.absolutePath(path))
        case (.some, .some):
            throw Diagnostic(
                .usage, "a token is in one place",
                remedy: "leave out one of --token-env and --token-file")
        }
    }

}
