import ArgumentParser
import Solstice
import SolsticeJobFiles
import SolsticePresentation

/// The options of a job; the table of its fields says what each means and how it is read.
struct JobOptions: ParsableArguments {
    @Option(.name) var name: String?
    @Option(.deadline) var deadline: String?
    @Option(.hours) var hours: String?
    @Option(.gpus) var gpus: String?
    @Option(.gpuType, completion: KnownNames.accelerators) var gpuType: String?
    @Option(.wattsPerGpu) var wattsPerGpu: String?
    @Option(.variants, completion: .default) var variants: [String]
    @Option(.work) var work: String?
    @Option(.unit) var unit: String?
    @Option(.home, completion: KnownNames.regions) var home: String?
    @Option(.regions, completion: KnownNames.regions) var regions: [String]
    @Option(.earliest) var earliest: String?
    @Option(.cap, completion: .list(["auto", "none"])) var cap: String?
    @Option(.signal) var signal: String?
    @Option(.workingDirectory, completion: .directory) var workingDirectory: String?
    @Flag(.pausable) var pausable: Bool
    @Option(.resumeCost) var resumeCost: String?
    @Option(.pauseBy) var pauseBy: String?
    @Option(.pauseGrace) var pauseGrace: String?
    @Option(.retries) var retries: String?
    @Option(.dataset) var dataset: String?
    @Option(.maxCost) var maxCost: String?
    @Option(.objective) var objective: String?
    @Option(.carbonPrice) var carbonPrice: String?
    @Option(.priority) var priority: String?
    @Option(.afterOk, completion: KnownNames.jobs) var afterOk: [String]
    @Option(.afterAny, completion: KnownNames.jobs) var afterAny: [String]
    @Option(.array) var array: String?
    @Flag(.hold) var hold: Bool
    @Option(.project, completion: KnownNames.projects) var project: String?
    @Flag(.finalRun) var isFinalRun: Bool
    @Option(.workload) var workload: String?

    /// What these options state.
    /// - Throws: a ``Diagnostic`` if one is not of the field's form.
    func entry() throws(Diagnostic) -> JobEntry {
        let single: [(JobField, String?)] = [
            (.name, name), (.deadline, deadline), (.hours, hours), (.gpus, gpus),
            (.gpuType, gpuType), (.wattsPerGpu, wattsPerGpu), (.home, home),
            (.work, work), (.unit, unit), (.earliest, earliest), (.cap, cap), (.signal, signal),
            (.workingDirectory, workingDirectory), (.resumeCost, resumeCost),
            (.pauseBy, pauseBy), (.pauseGrace, pauseGrace), (.retries, retries),
            (.dataset, dataset), (.maxCost, maxCost), (.carbonPrice, carbonPrice),
            (.objective, objective), (.priority, priority), (.array, array), (.project, project),
            (.workload, workload),
        ]
        let repeated: [(JobField, [String])] = [
            (.regions, regions), (.variants, variants), (.afterOk, afterOk), (.afterAny, afterAny),
        ]
        let flags: [(JobField, Bool)] = [
            (.pausable, pausable), (.hold, hold), (.finalRun, isFinalRun),
        ]
        var entry = JobEntry()
        for (field, text) in single { try entry.state(field, typed: text) }
        for (field, texts) in repeated { entry.state(field, typed: texts) }
        for (field, isSet) in flags { entry.state(field, isSet: isSet) }
        return entry
    }
}

extension Option where Value == String? {
    /// The option of a field.
    init(_ field: JobField, completion: CompletionKind? = nil) {
        self.init(
            name: field.optionName, parsing: field.takesNegatives ? .unconditional : .next,
            help: field.argumentHelp,
            completion: completion ?? field.words.map { .list($0) })
    }
}

extension Option where Value == [String] {
    /// The repeatable option of a field.
    init(_ field: JobField, completion: CompletionKind) {
        self.init(
            wrappedValue: [], name: field.optionName, help: field.argumentHelp,
            completion: completion)
    }
}

extension Flag where Value == Bool {
    /// The flag of a field.
    init(_ field: JobField) {
        self.init(wrappedValue: false, name: field.optionName, help: field.argumentHelp)
    }
}

extension JobField {
    fileprivate var optionName: NameSpecification { .customLong(String(flag.dropFirst(2))) }

    fileprivate var argumentHelp: ArgumentHelp {
        switch form {
        case .flag: ArgumentHelp(help)
        case .texts, .jobs, .variants: ArgumentHelp(help + " Repeatable.", valueName: valueName)
        default: ArgumentHelp(help, valueName: valueName)
        }
    }

    /// The words that a shell may offer for it.
    fileprivate var words: [String]? { if case .choice(let words) = form { words } else { nil } }

    /// Whether what follows the option may begin with a dash.
    fileprivate var takesNegatives: Bool {
        if case .whole(let range) = form { range.lowerBound < 0 } else { false }
    }
}
