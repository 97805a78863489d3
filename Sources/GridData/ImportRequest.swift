import SolsticeDomain

/// One file to read, with its options; words the refusals that any step may need.
struct ImportRequest {
    /// What is read from the file.
    enum Subject {
        case carbon
        case pue
        case powerCaps

        /// The command that reads it.
        var command: Message.Command {
            switch self {
            case .carbon: .importCarbon
            case .pue: .importPUE
            case .powerCaps: .acceleratorImport
            }
        }

        /// The rules for the columns of its tables.
        var columnRules: [ColumnRule] {
            switch self {
            case .carbon: ColumnRule.carbon
            case .pue: ColumnRule.pue
            case .powerCaps: ColumnRule.powerCaps
            }
        }

        /// An example of a header for a table of it.
        var exampleHeader: String {
            switch self {
            case .carbon: "zone,utc,lca_g_per_kwh"
            case .pue: "utc,pue"
            case .powerCaps:
                "dataset,network,batch_size,optimizer,power_limit,time_per_epoch,average_power"
            }
        }
    }

    let file: SourceFile
    let options: ImportOptions
    let subject: Subject
    let progress: (@Sendable (Double) -> Void)?

    /// The zone or region that an option names; nil if none does.
    var statedPlace: String? {
        subject == .carbon ? options.zone?.rawValue : options.region?.rawValue
    }

    /// The file's name in messages.
    var fileTitle: String { file.name == "-" ? "standard input" : file.name }

    /// The command that imports the file, with further options.
    func command(adding options: Message.Argument...) -> Message {
        Message.run(subject.command, [.text(file.name)] + options)
    }

    /// The command that imports what another one writes.
    var commandOnInput: Message { Message.run(subject.command, ["-"]) }

    /// The file is at fault.
    func refusal(_ problem: Message, causes: [Message] = [], remedy: Message) -> Diagnostic {
        Diagnostic(.badInput, "\(fileTitle): \(problem)", causes: causes, remedy: remedy)
    }

    /// The command is at fault: an option is missing or contradicts the file.
    func misuse(_ problem: Message, causes: [Message] = [], remedy: Message) -> Diagnostic {
        Diagnostic(.usage, "\(fileTitle): \(problem)", causes: causes, remedy: remedy)
    }

    /// Neither the file nor an option names the place.
    func lacksPlace() -> Diagnostic {
        switch subject {
        case .carbon:
            misuse(
                "the file does not name its grid zone",
                remedy: "say which zone it is, such as: \(command(adding: .set(.zone, "DE")))")
        case .pue, .powerCaps:
            misuse(
                "the file does not name its region",
                remedy:
                    "say which region it is, such as: \(command(adding: .set(.region, "berlin")))")
        }
    }

    /// Neither the file nor an option says what the values count.
    func lacksSignal(_ cause: String) -> Diagnostic {
        misuse(
            "what the values count is not declared", causes: [Message(cause)],
            remedy: "say it with \(set: .signal, "lifecycle"), \(set: .signal, "direct") or "
                + "\(set: .signal, "marginal")")
    }

    /// Neither the file nor an option gives the unit.
    func lacksUnit(_ cause: String) -> Diagnostic {
        misuse(
            "the unit of the values is not declared", causes: [Message(cause)],
            remedy: "say it with \(setting: .unit): \(IntensityUnit.listText)")
    }

    /// A stamp needs a time zone, and none was given.
    func lacksTimeZone(_ cause: String) -> Diagnostic {
        misuse(
            "the times have no offset from UTC", causes: [Message(cause)],
            remedy: "say which clock they are on, such as \(set: .timeZone, "Europe/Berlin") "
                + "or \(set: .timeZone, "UTC")")
    }

    /// A forecast without its time of issue.
    func lacksIssueTime() -> Diagnostic {
        misuse(
            "a forecast needs the time it was issued",
            remedy: "say when, such as \(set: .forecast) \(set: .issuedAt, "2026-01-31T18:00Z")")
    }

    /// A forecast that is imported as if it were history.
    func isUnexpectedForecast() -> Diagnostic {
        misuse(
            "the file holds a forecast, not a history",
            remedy: "import it as one: "
                + command(adding: .set(.forecast), .set(.issuedAt, "TIME")))
    }

    /// The file says one thing about its signal, the option another.
    func contradictsSignal(_ declared: CarbonSignal, by source: String) -> Diagnostic {
        misuse(
            "\(source) declares the signal as \(declared.rawValue)",
            causes: ["\(set: .signal, options.signal?.rawValue ?? "") contradicts it"],
            remedy: "leave \(setting: .signal) out, or give "
                + "\(set: .signal, declared.rawValue)")
    }

    /// The file says one thing about its unit, the option another.
    func contradictsUnit(_ declared: IntensityUnit, by source: String) -> Diagnostic {
        misuse(
            "\(source) declares the unit as \(declared.rawValue)",
            causes: ["\(set: .unit, options.unit?.rawValue ?? "") contradicts it"],
            remedy: "leave \(setting: .unit) out, or give \(set: .unit, declared.rawValue)")
    }
}
