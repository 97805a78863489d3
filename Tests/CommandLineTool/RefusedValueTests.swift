import ArgumentParser
import Solstice
import Testing

@testable import SolsticeCommandLineTool

/// What ArgumentParser says of values that an option does not take, and what users read of it.
@Suite struct RefusedValueTests {
    private func diagnostic(_ arguments: [String]) -> Diagnostic? {
        do {
            _ = try SolsticeCommand.parseAsRoot(arguments)
            return nil
        } catch {
            return RefusedValue(message: SolsticeCommand.message(for: error))?.diagnostic
        }
    }

    @Test func `a few choices are listed, and the nearest is suggested`() {
        #expect(
            diagnostic(["plan", "--effort", "quik"])
                == Diagnostic(
                    .usage, "--effort quik is unknown",
                    causes: ["it takes quick, standard or thorough"],
                    remedy: "did you mean --effort quick?"))
    }

    @Test func `if none is near, the remedy lists the choices`() {
        #expect(
            diagnostic(["plan", "--effort=it's"])
                == Diagnostic(
                    .usage, "--effort it's is unknown",
                    remedy: "use --effort quick, standard or thorough"))
    }

    @Test func `many choices are all listed`() throws {
        let refusal = try #require(diagnostic(["backtest", "--policy", "x"]))
        let names = BacktestPolicy.allCases.map(\.rawValue)
        #expect(
            refusal.remedy
                == "use --policy \(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")"
        )
    }

    @Test func `an argument without a flag is called by its name`() {
        #expect(
            diagnostic(["completions", "tcsh"])
                == Diagnostic(
                    .usage, "shell tcsh is unknown", remedy: "use bash, zsh or fish"))
    }

    @Test func `the message of a value's own parser is kept line by line`() {
        #expect(
            diagnostic(["backtest", "--mix", "8h"])
                == Diagnostic(
                    .usage, "--mix 8h is no kind of job",
                    causes: ["a kind is LENGTH@SLACK, and /RESUME for one that may pause"],
                    remedy: "use --mix 8h@24h,24h@7d/10m"))
    }

    @Test(arguments: [["plan", "--seed", "x"], ["plan", "--sed", "1"], ["plan", "--help"]])
    func `everything else is left to the parser`(arguments: [String]) {
        #expect(diagnostic(arguments) == nil)
    }
}
