import SolsticeDomain

/// The column or columns that say when a row holds, and how to read them.
struct StampColumn {
    /// One of the columns that are read as one text.
    struct Part {
        /// What a column is of a stamp.
        enum Role: Equatable {
            case whole
            case date
            case timeOfDay
            /// A whole hour of the day; the first hour has this number.
            case hour(first: Int)
            case year
            case month
            case day
            case offset
        }

        let column: TableColumns.Column
        let role: Role

        init(_ column: TableColumns.Column, _ role: Role) {
            self.column = column
            self.role = role
        }

        /// What stands before it in the text.
        var glue: String {
            switch role {
            case .whole, .date, .year: ""
            case .month, .day: "-"
            case .timeOfDay, .hour, .offset: " "
            }
        }
    }

    /// The columns of the stamp in the order they are read, mostly a single one.
    let parts: [Part]
    /// The indices of those columns.
    let indices: [Int]
    /// A second column with the end of the interval, if there is one.
    let endIndex: Int?
    /// Whether the stamp is the end of its interval.
    let isEnd: Bool
    let form: StampForm
    /// The IANA zone that the header names.
    let timeZone: String?
    /// How long a value holds if stamps name whole months or years.
    let calendar: Granularity?
    /// Whether stamps are dates without a time of day.
    let isDateOnly: Bool

    /// The column of the stamp, or the first of its columns.
    var index: Int { indices[0] }
    /// The name of the column, or of its columns.
    var name: String { parts.map(\.column.name).joined(separator: ", ") }

    /// Reads the stamp of a row; a local one is returned as if its clock showed UTC.
    func read(
        _ bytes: [UInt8], _ fields: [Range<Int>]
    ) throws(StampFlaw) -> (second: Int, isLocal: Bool) {
        if indices.count == 1 { return try form.read(bytes, fields[index]) }
        return try form.read(text(bytes, fields))
    }

    /// Reads the end of a row's interval, whose date is that of the start if it has none.
    func readEnd(
        _ bytes: [UInt8], _ fields: [Range<Int>], at endIndex: Int, after start: Int
    ) throws(StampFlaw) -> (second: Int, isLocal: Bool) {
        let text = FieldText.decode(bytes, fields[endIndex])
        guard parts.count > 1, StampText.isTimeOfDay(text) else {
            return try form.read(bytes, fields[endIndex])
        }
        var end = try form.read(Self.date(of: self.text(bytes, fields)) + " " + text)
        // The last interval of a day ends on the next.
        if end.second <= start { end.second += 86_400 }
        return end
    }

    /// What a column is of the stamp; nil if it is no part of it.
    func meaning(of column: Int) -> String? {
        if column == endIndex { return "end of interval" }
        return switch parts.first(where: { $0.column.index == column })?.role {
        case nil: nil
        case .whole: isEnd ? "end of interval" : "start of interval"
        case .date: "date"
        case .timeOfDay, .hour: "time of day"
        case .year: "year"
        case .month: "month"
        case .day: "day"
        case .offset: "offset from UTC"
        }
    }

    /// The columns of a row's stamp as one text.
    func text(_ bytes: [UInt8], _ fields: [Range<Int>]) -> String {
        parts.reduce(into: "") { text, part in
            var field = FieldText.decode(bytes, fields[part.column.index])
            switch part.role {
            case .hour(let first): field = Int(field).map { "\($0 - first):00" } ?? field
            // Spreadsheets write a date as midnight.
            case .date: field = Self.date(of: field)
            default: break
            }
            text += part.glue + field
        }
    }

    private static func date(of text: String) -> String {
        guard text.contains(":") else { return text }
        return text.split { $0 == " " || $0 == "T" }.first.map(String.init) ?? text
    }
}

/// The choice among the columns of a table.
extension StampColumn {
    /// How many rows are compared to see whether two time columns agree.
    private static let comparedRows = 200

    /// Chooses among the columns of a table.
    /// - Throws: a diagnostic if no column holds times, if two disagree, or if dates may be read in
    ///   two ways.
    init(
        _ columns: TableColumns, of table: CSVTable, isUTC: Bool, _ request: ImportRequest
    ) throws(Diagnostic) {
        let end = columns.first(.stampEnd)
        if let wanted = request.options.timeColumn {
            let column = try columns.named(wanted, option: .timeColumn, request)
            let isStart = columns.all(.stamp).contains { $0.index == column.index }
            try self.init(
                StampParts(column, columns).parts, endIndex: isStart ? end?.index : nil,
                isEnd: column.index == end?.index, isUTC: isUTC, columns, table, request)
            return
        }
        // A table that a program wrote may have no name above its only column of times.
        let moments = columns.everyColumn.filter {
            columns.sample.areMoments($0.index) && !table.hiddenColumns.contains($0.index)
        }
        let onlyMoments = moments.count == 1 ? moments.first : nil
        guard let chosen = columns.first(.stamp) ?? end ?? onlyMoments else {
            throw request.refusal(
                "no column holds times",
                causes: [
                    "line \(table.headerLine), column 1: the header has \(table.headerText)",
                    "expected a name such as timestamp, datetime, time or utc",
                ],
                remedy: "name the column of times \"timestamp\" in the header, or say which it is: "
                    + "\(set: .timeColumn, "NAME")")
        }
        let found = StampParts(chosen, columns)
        let isEnd = chosen.index == end?.index
        try self.init(
            found.parts, endIndex: isEnd ? nil : end?.index, isEnd: isEnd, isUTC: isUTC, columns,
            table, request)
        guard parts.count == 1 else { return }
        if columns.sample.kind(index) == .timeOfDay {
            throw request.refusal(
                "times of day stand without a date",
                causes: ["line \(table.headerLine), column \(chosen.name): expected dates, too"],
                remedy: "export the date, too, or say which column has it: "
                    + "\(set: .timeColumn, "NAME")")
        }
        for other in columns.all(.stamp) where other.index != index && other.rank < 2 {
            guard columns.sample.kind(other.index) != .timeOfDay else { continue }
            let twin = try StampColumn(
                [Part(other, .whole)], endIndex: nil, isEnd: false, isUTC: isUTC,
                columns, table, request)
            try refuseDisagreement(with: twin, table, request)
        }
    }

    private init(
        _ parts: [Part], endIndex: Int?, isEnd: Bool, isUTC: Bool, _ columns: TableColumns,
        _ table: CSVTable, _ request: ImportRequest
    ) throws(Diagnostic) {
        self.parts = parts
        indices = parts.map(\.column.index)
        self.endIndex = endIndex
        self.isEnd = isEnd
        let clocks = parts.map { HeaderClock(in: $0.column.name) }
        let clock = clocks.first { $0 != .unsaid } ?? .unsaid
        timeZone = if case .zone(let name) = clock { name } else { nil }
        if case .unclear(let letters) = clock, request.options.timeZone == nil {
            throw Self.unclear(letters, parts[0].column, table, request)
        }
        let stated: Int? = if case .offset(let seconds) = clock { seconds } else { nil }
        let plain = parts[0].column.plain
        let order = try Self.order(of: parts[0].column, table, request)
        let texts = columns.sample[parts[0].column.index].filter { !SummaryRow.isWord($0) }
        let precision = StampPrecision(parts.count > 1 ? [] : texts, order: order)
        isDateOnly = precision == .day
        let isYearAndMonth = parts.map(\.role) == [.year, .month]
        calendar =
            switch precision {
            case .month, .lastDayOfMonth: .month
            case .year: .year
            default: isYearAndMonth ? .month : nil
            }
        form = StampForm(
            isEpoch: plain.contains(" unix ") || plain.contains("epoch"),
            offsetSeconds: isUTC ? 0 : stated, order: order,
            isInterval: parts.contains {
                StampText.areIntervals(columns.sample[$0.column.index])
            },
            isLastDayOfMonth: precision == .lastDayOfMonth)
    }

    /// The order of a date's numbers: an option's, or the one that the whole column shows.
    private static func order(
        of column: TableColumns.Column, _ table: CSVTable, _ request: ImportRequest
    ) throws(Diagnostic) -> DateOrder? {
        if let order = request.options.dateOrder { return order }
        let bytes = request.file.bytes
        var evidence = DateOrderEvidence()
        var scanner = table.scanner
        var looked = 0
        // A column that does not begin with such dates has none.
        while scanner.next(), evidence.isAny || looked < comparedRows {
            looked += 1
            guard scanner.flaw == nil, column.index < scanner.fields.count else { continue }
            evidence.note(bytes, scanner.fields[column.index], line: scanner.line)
        }
        guard let first = evidence.first, evidence.order == nil else { return evidence.order }
        throw request.misuse(
            "dates may be day/month or month/day, and nothing in the column shows which",
            causes: ["line \(first.line), column \(column.name): \"\(first.text)\""],
            remedy: "say the order, such as \(set: .dateOrder, "dmy"): it is one of "
                + Message(evidence.best.map(\.rawValue).joined(separator: ", ")))
    }

    private static func unclear(
        _ letters: String, _ column: TableColumns.Column, _ table: CSVTable,
        _ request: ImportRequest
    ) -> Diagnostic {
        request.misuse(
            "\(letters) may be a fixed offset from UTC or a clock with summer time",
            causes: ["line \(table.headerLine), column \(column.name): says \(letters)"],
            remedy: "say which clock it is, such as \(set: .timeZone, "Europe/Berlin") or "
                + "\(set: .timeZone, "Etc/GMT-1"), which is UTC+01:00 all year")
    }

    /// Two columns that both claim to say when a row holds must agree.
    ///
    /// A time without an offset beside one with an offset is a local time, not a contradiction.
    private func refuseDisagreement(
        with other: StampColumn, _ table: CSVTable, _ request: ImportRequest
    ) throws(Diagnostic) {
        let bytes = request.file.bytes
        var scanner = table.scanner
        for _ in 0..<Self.comparedRows {
            guard scanner.next() else { return }
            guard scanner.flaw == nil, max(index, other.index) < scanner.fields.count,
                let own = try? read(bytes, scanner.fields),
                let others = try? other.read(bytes, scanner.fields),
                own.isLocal == others.isLocal, own.second != others.second
            else { continue }
            let values = [self, other].map { FieldText.decode(bytes, scanner.fields[$0.index]) }
            throw request.misuse(
                "two columns of times disagree: \(name) and \(other.name)",
                causes: [
                    "line \(scanner.line), column \(other.name): \"\(values[1])\" is not the moment "
                        + "\"\(values[0])\" of column \(name)"
                ],
                remedy: "say which one holds: \(set: .timeColumn, name) or "
                    + "\(set: .timeColumn, other.name)")
        }
    }
}

/// How much of a moment the stamps of a column name.
enum StampPrecision {
    case year
    case month
    case day
    /// The last day of each month, which stands for the month.
    case lastDayOfMonth
    /// A time of day, or nothing that all stamps have in common.
    case other

    init(_ texts: [String], order: DateOrder?) {
        let readings = texts.compactMap { try? StampText.read($0, order: order ?? .dayMonthYear) }
        guard let first = readings.first, readings.count == texts.count,
            readings.allSatisfy({ $0.precision == first.precision })
        else {
            self = .other
            return
        }
        let days = readings.map(\.civil)
        let isLast = days.allSatisfy {
            $0.day == CivilTime.daysInMonth(year: $0.year, month: $0.month)
        }
        self =
            switch first.precision {
            case .year: .year
            case .month: .month
            case .day: isLast && days.count > 1 ? .lastDayOfMonth : .day
            case .clock: .other
            }
    }
}
