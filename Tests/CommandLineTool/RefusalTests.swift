import SolsticeTestSupport
import Testing

@Suite struct RefusalTests {
    @Test(arguments: [
        (["sumbit"], 64, "did you mean solstice submit?"),
        (["region", "ad"], 64, "did you mean solstice region add?"),
        (["show", "frst"], 64, "did you mean first?"),
        (["show", "9"], 64, "there is no job 9"),
        (["forecast", "hme"], 64, "did you mean home?"),
        (["forecast", "home", "--horizon", "far"], 64, "--horizon 7d"),
        (["forecast", "home", "--signal", "average"], 64, "lifecycle, direct or marginal"),
        (
            ["profile", "carbon", "home", "--signal", "average"], 64,
            "lifecycle, direct or marginal"
        ),
        (["profile", "carbon", "ELSEWHERE"], 66, "solstice import carbon FILE --zone ELSEWHERE"),
        (["profile", "pue", "home"], 66, "solstice import pue FILE --region home"),
        (["region", "add", "north"], 64, "--zone"),
        (["region", "set", "home", "--pue", "0.9"], 64, "--pue 1.2"),
        (["region", "set", "home", "--capacity", "v100"], 64, "h100=64,v100=16"),
        (["region", "set", "home", "--executor", "lsf"], 64, "local, slurm or none"),
        (["region", "set", "home", "--time-zone", "Europe/Berln"], 64, "Europe/Berlin"),
        (["region", "remove", "home"], 64, "solstice cancel 1"),
        (["accelerator", "show", "v10"], 64, "did you mean v100?"),
        (["accelerator", "add", "x", "--watts", "-3"], 64, "--watts"),
        (["logs", "1"], 66, "has written nothing yet"),
        (["release", "1"], 64, "is planned and cannot be released"),
        (["run", "--clock", "fast"], 64, "--clock 3600x"),
        (["plan", "--effort", "much"], 64, "--effort quick, standard or thorough"),
        (["wait", "1", "--timeout", "long"], 64, "--timeout 90m"),
        (["forecast", "home", "--signal", "lifecicle"], 64, "did you mean --signal lifecycle?"),
        (["forecast", "home", "--signal", "lifecicle"], 64, "lifecycle, direct or marginal"),
        (["forecast", "home", "--horizon", "30m"], 64, "is not a span from an hour to a year"),
        (["region", "set", "home", "--caps", "prologue"], 64, "did you mean --caps prolog?"),
        (["region", "set", "home", "--transfer-gbps", "0"], 64, "--transfer-gbps 10"),
        (["region", "set", "home", "--wue", "much"], 64, "state litres per kWh: --wue 1.8"),
        (["accelerator", "set", "v100", "--speed", "0"], 64, "--speed 2.5"),
        (["status", "--color", "purple"], 64, "--color auto, always or never"),
        (["serve", "--plan-limit", "0"], 64, "--plan-limit 2m"),
        (["backtest", "--mix", "8h"], 64, "--mix 8h@24h,24h@7d/10m"),
        (["backtest", "--mix", "8h@1d", "--jobs", "jobs.yaml"], 64, "use one of them"),
        (
            ["backtest", "--policy", "value-of-waitin"], 64,
            "did you mean --policy value-of-waiting?"
        ),
        (["backtest", "--policy", "x"], 64, "--policy run-now, nightly-window"),
        (["backtest", "--zone", "NORT"], 66, "did you mean NORTH?"),
        (["backtest", "--zone", "ELSEWHERE"], 66, "solstice import carbon FILE --zone ELSEWHERE"),
        (["backtest", "--signal", "marginal"], 66, "no marginal carbon history of zone GRID"),
        (["backtest", "--every", "often"], 64, "--every 13h"),
        (["backtest", "--every", "5m"], 64, "from an hour to a year apart"),
        (["backtest"], 66, "is too short for these jobs"),
        (
            ["backtest", "--mix", "2h@1d", "--from", "2022-02-03T00:00Z"], 64,
            "use --from 2022-02-15T00:00:00Z or later"
        ),
        (
            ["backtest", "--mix", "2h@1d", "--to", "2022-02-28T00:00Z"], 64,
            "use --to 2022-02-27T22:00:00Z"
        ),
        (["backtest", "--mix", "2h@400d"], 64, "give it less slack"),
        (["feed", "ad"], 64, "did you mean solstice feed add?"),
        (["feed", "show", "gb"], 64, "solstice feed add gb --provider gb --zone GB"),
        (["feed", "add", "x", "--provider", "gbb"], 64, "did you mean --provider gb?"),
        (["feed", "add", "x", "--provider", "gb", "--zone", "GB-20"], 64, "GB-1 to GB-14"),
        (["feed", "add", "x", "--provider", "watttime", "--zone", "PJM"], 64, "--token-env"),
        (
            ["feed", "add", "x", "--provider", "gb", "--zone", "GB", "--signal", "lifecycle"], 64,
            "use --signal direct"
        ),
        (
            ["feed", "add", "x", "--provider", "gb", "--zone", "GB", "--every", "1s"], 64,
            "--every 30m"
        ),
        (["feed", "add", "x", "--provider", "command", "--zone", "DE"], 64, "-- COMMAND"),
        (["completions", "tcsh"], 64, "bash, zsh or fish"),
        (["status", "--now", "soon"], 64, "--now soon"),
        (["status", "--database", "/nowhere/solstice.db"], 66, "--database PATH"),
    ])
    func `a mistake has an exit status, a message and a remedy`(
        arguments: [String], status: Int32, expected: String
    ) async throws {
        let program = try await PreparedDatabase.open()
        let before = program.bytes()
        let outcome = try await program.run(arguments)
        #expect(outcome.status == status, "\(outcome.errors)")
        let words = outcome.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains(expected), "\(outcome.errors)")
        #expect(outcome.output == "")
        #expect(program.bytes() == before)
    }

    @Test func `an error is JSON if requested`() async throws {
        let outcome = try await PreparedDatabase.open()("show", "9", "--json")
        #expect(outcome.status == 64)
        let json = try JSONObject(outcome.errors)
        #expect(json.number("error.exitStatus") == 64)
        #expect(json.text("error.problem") == "there is no job 9")
        #expect(json.text("error.remedy") == "see: solstice status --all")
    }

    @Test func `the doctor's exit status says that something is bad`() async throws {
        let program = try await PreparedDatabase.open()
        let outcome = try await program(
            "doctor", environment: ["SOLSTICE_NOW": "2022-03-01T05:00Z"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("solstice run"))
    }

    @Test func `a file that is not a database is refused`() async throws {
        let program = try Program()
        try program.write(PreparedDatabase.history, to: "solstice.db")
        let outcome = try await program("status")
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("is not a Solstice database"))
    }
}
