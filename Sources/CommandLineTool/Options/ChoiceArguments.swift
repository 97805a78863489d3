public import ArgumentParser
import Solstice
import SolsticePresentation

// The library knows nothing of command lines, so its choices are made arguments here. Help, man
// pages and completions list their raw values.

extension CarbonSignal: ExpressibleByArgument {}
extension ExecutorKind: ExpressibleByArgument {}
extension PowerCapMeans: ExpressibleByArgument {}
extension WorkloadKind: ExpressibleByArgument {}
extension PlanningEffort: ExpressibleByArgument {}
extension BacktestPolicy: ExpressibleByArgument {}
extension FeedProvider: ExpressibleByArgument {}
extension IntensityUnit: ExpressibleByArgument {}
extension FileFormat: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}
extension EnergyMeaning: ExpressibleByArgument {}
extension ReportForm: ExpressibleByArgument {}

// Names are taken as they are typed.

extension RegionID: ExpressibleByArgument {}
extension ZoneID: ExpressibleByArgument {}
extension AcceleratorID: ExpressibleByArgument {}

/// One of several choices, or `auto` to leave it to the program.
enum Automatic<Choice: ExpressibleByArgument & Sendable>: ExpressibleByArgument, Sendable {
    /// The program chooses.
    case automatic
    /// The user chose.
    case stated(Choice)

    private static var word: String { "auto" }

    init?(argument: String) {
        if argument == Self.word {
            self = .automatic
        } else if let choice = Choice(argument: argument) {
            self = .stated(choice)
        } else {
            return nil
        }
    }

    /// The user's choice; nil if there is none.
    var choice: Choice? {
        switch self {
        case .automatic: nil
        case .stated(let choice): choice
        }
    }

    var defaultValueDescription: String { choice?.defaultValueDescription ?? Self.word }
    static var allValueStrings: [String] { [word] + Choice.allValueStrings }
    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
