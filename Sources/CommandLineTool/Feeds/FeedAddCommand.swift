import ArgumentParser
import Foundation
import Solstice
import SolsticeJobFiles
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

    @Option(
        help: ArgumentHelp(
            FeedProvider.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "provider"))
    var provider: String

    @Option(help: ArgumentHelp("Grid zone, as the provider spells it.", valueName: "zone"))
    var zone: String?

    @Option(
        help: ArgumentHelp(
            "What the values count: lifecycle, direct or marginal.", valueName: "signal"))
    var signal: String?

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
    var since: String?

    @Option(help: ArgumentHelp("How often to ask.", valueName: "span"))
    var every = "30m"

    @Flag(help: "Only the newest 24 hours, as free plans of Electricity Maps allow.")
    var recentOnly = false

    @Option(
        help: ArgumentHelp(
            "URL, command: unit of the values: \(IntensityUnit.listText).", valueName: "unit"))
    var unit: String?

    @Option(help: ArgumentHelp("URL, command: zone of times without one.", valueName: "tz"))
    var timeZone: String?

    @Option(help: ArgumentHelp("URL, command: the format, as of import.", valueName: "format"))
    var format = "auto"

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
        guard let asked = FeedProvider(rawValue: provider) else {
            let names = FeedProvider.allCases.map(\.rawValue)
            throw Diagnostic(
                .usage, "there is no provider \(provider)",
                remedy: nearestName(to: provider, among: names).map {
                    "did you mean --provider \($0)?"
                } ?? "use one of \(names.joined(separator: ", "))")
        }
        guard let interval = TimeSpan(text: every) else {
            throw Diagnostic(
                .usage, "--every \(every) is not a span of time", remedy: "use --every 30m")
        }
        let now = invocation.scheduler.now
        let signal = try SignalArgument.parse(signal) ?? Scheduler.usualSignal(of: asked)
        return Feed(
            id: id, provider: asked, zone: zone, signal: signal, baseURL: baseURL,
            command: command, token: try token(),
            since: try invocation.instant(since, option: "--since") ?? now - .day * 365,
            interval: interval, isRecentOnly: recentOnly,
            reading: Feed.Reading(
                unit: unit, timeZone: timeZone, format: format == "auto" ? nil : format,
                isForecast: forecast))
    }

    private func token() throws(Diagnostic) -> FeedTokenSource? {
        switch (tokenEnv, tokenFile) {
        case (nil, nil): return nil
        case (let name?, nil): return .environment(name)
        case (nil, let path?): return .file(absolute(path))
        case (.some, .some):
            throw Diagnostic(
                .usage, "a token is in one place",
                remedy: "leave out one of --token-env and --token-file")
        }
    }

    /// An absolute path, since the service may be started in another folder.
    private func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}
