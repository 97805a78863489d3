import ArgumentParser
import Solstice
import SolsticeDashboard
import SolsticePresentation

/// `solstice serve`: the service with an HTTP API and web pages.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the queue over HTTP, and run it: pages, an API, events and metrics.",
        discussion: """
            Pages are at http://127.0.0.1:8600/, the API's document at /openapi.json, figures for \
            Prometheus at /metrics. What changes anything takes a token: solstice token add NAME.

            On the loopback addresses whoever can reach this machine's ports may read; beyond them \
            reading takes a token, too. There is no TLS: put a proxy before it, or use ssh -L.
            """)

    @Option(help: ArgumentHelp("Where to listen (127.0.0.1:8600).", valueName: "host:port"))
    var listen = "127.0.0.1:8600"

    @Option(
        help: ArgumentHelp(
            "A name that it goes by besides its addresses and localhost. Repeatable.",
            valueName: "name"))
    var allowHost: [String] = []

    @Flag(
        name: .customLong("private"),
        help: "Reading takes a token, too; usual beyond this machine.")
    var isPrivate = false

    @Flag(help: "Reading takes no token, also beyond this machine.")
    var openReading = false

    @Option(
        help: ArgumentHelp(
            "How long a plan of the queue that is asked for here may take (2m).",
            valueName: "span"),
        transform: OptionValue.span(
            "--plan-limit", example: "2m", where: { $0 > .zero }))
    var planLimit = TimeSpan(seconds: 120)

    @Flag(help: "Only serve; jobs are run by a solstice run beside.")
    var withoutService = false

    @OptionGroup var time: ClockOption
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let configuration = try configuration()
        let clock = try time.schedulerClock(global)
        let invocation = try global.open(clock: clock)
        let server = try WebServer(
            databasePath: invocation.scheduler.databasePath, clock: clock,
            executors: withoutService ? RunCommand.executors : nil, zone: invocation.style.clock,
            configuration: configuration)
        let watcher = ServiceWatcher(invocation: invocation, isVerbose: global.verbose)
        let service =
            withoutService
            ? nil
            : try Service(
                scheduler: invocation.scheduler, executors: RunCommand.executors,
                environment: ClockOption.jobEnvironment, notify: { watcher.tell($0) })
        let work = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await server.run { announce($0, configuration, invocation) } }
                if let service { group.addTask { try await service.run(untilEmpty: false) } }
                // If one ends, so does the other.
                defer { group.cancelAll() }
                try await group.next()
            }
        }
        let signals = StopSignals { work.cancel() }
        defer { signals.stop() }
        try await work.value
        if work.isCancelled, service != nil { watcher.tellStopped() }
    }

    private func announce(
        _ port: Int, _ configuration: WebConfiguration, _ invocation: Invocation
    ) {
        let host = WebHost(alone: configuration.host)?.description ?? configuration.host
        let access = configuration.isPrivate ? "; reading takes a token" : ""
        invocation.terminal.remark("serving http://\(host):\(port)/" + access)
    }

    private func configuration() throws(Diagnostic) -> WebConfiguration {
        guard let colon = listen.lastIndex(of: ":"),
            let host = WebHost(alone: listen[..<colon]),
            let port = UInt16(listen[listen.index(after: colon)...])
        else {
            throw Diagnostic(
                .usage, "--listen \(listen) is no address with a port",
                remedy: "use --listen 127.0.0.1:8600")
        }
        if isPrivate, openReading {
            throw Diagnostic(
                .usage, "--private and --open-reading contradict each other",
                remedy: "leave one of them out")
        }
        var configuration = WebConfiguration(
            host: host.bare, port: Int(port),
            isPrivate: isPrivate ? true : openReading ? false : nil)
        configuration.names = allowHost
        configuration.planning = planLimit
        return configuration
    }
}
