import ArgumentParser
import Foundation
import Solstice
import SolsticePresentation

/// The program's entry point: selects the verb, runs it, and turns errors into a message and an
/// exit status.
@main
enum Main {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "shim" {
            exit(ShimProcess.run(arguments: Array(arguments.dropFirst())))
        }
        // A reader that closes the pipe, such as `head`, needs no message.
        signal(SIGPIPE, SIG_DFL)
        do {
            let ordered = try ArgumentOrder.verbFirst(arguments)
            var command = try SolsticeCommand.parseAsRoot(ordered)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let diagnostic as Diagnostic {
            Terminal.standard.report(diagnostic, arguments: arguments)
            exit(diagnostic.kind.rawValue)
        } catch {
            let message = SolsticeCommand.message(for: error)
            if let diagnostic = RefusedValue(message: message)?.diagnostic {
                Terminal.standard.report(diagnostic, arguments: arguments)
                exit(diagnostic.kind.rawValue)
            }
            SolsticeCommand.exit(withError: error)
        }
    }
}
