import GRDB
import SolsticeDomain

/// A column of the table of jobs that keeps one of a job's terms.
struct JobColumn: Sendable {
    /// Its name.
    let name: String
    /// The value that is stored.
    let value: @Sendable (JobTerms) -> any BoundValue
    /// Takes the term over from a row.
    let read: @Sendable (Row, inout JobTerms) -> Void

    /// Every one of them; the other columns are written and read with the job itself.
    static let all = [
        JobColumn("deadline", \.deadline), JobColumn("earliest", \.earliest),
        JobColumn(
            "cap", { $0.capPolicy.text },
            { row, terms in terms.capPolicy = CapPolicy(text: row["cap"]) ?? .uncapped }),
        JobColumn("signal", \.signal),
        JobColumn("resumeOverheadSeconds", { $0.pausing?.resumeOverhead.seconds }, pausing),
        JobColumn("pauseMethod", { $0.pausing?.method.rawValue }, { _, _ in }),
        JobColumn("pauseGraceSeconds", { $0.pausing?.grace.seconds }, { _, _ in }),
        JobColumn("datasetGigabytes", \.dataset), JobColumn("maximumCost", \.maximumCost),
        JobColumn("carbonPricePerTonne", \.carbonPrice), JobColumn("priority", \.priority),
        JobColumn("retries", \.retries), JobColumn("project", \.project),
        JobColumn("isFinalRun", \.isFinalRun), JobColumn("workload", \.workload),
        JobColumn("objective", \.objective),
        JobColumn("workCount", { $0.work?.count }, work),
        JobColumn("workUnit", { $0.work?.unit }, { _, _ in }),
    ]

    /// The terms of a row.
    static func terms(_ row: Row) -> JobTerms {
        var terms = JobTerms()
        for column in all { column.read(row, &terms) }
        return terms
    }

    /// The two columns of a job's work at once.
    private static func work(_ row: Row, _ terms: inout JobTerms) {
        guard let count: Double = row["workCount"] else { return }
        terms.work = WorkAmount(count: count, unit: row["workUnit"])
    }

    /// The three columns of a pause at once.
    private static func pausing(_ row: Row, _ terms: inout JobTerms) {
        guard let overhead: Int = row["resumeOverheadSeconds"] else { return }
        let method: String? = row["pauseMethod"]
        let grace: Int? = row["pauseGraceSeconds"]
        terms.pausing = PausePolicy(
            resumeOverhead: TimeSpan(seconds: overhead),
            method: method.flatMap { PausePolicy.Method(rawValue: $0) } ?? .stop,
            grace: grace.map { TimeSpan(seconds: $0) } ?? PausePolicy.usualGrace)
    }
}

extension JobColumn {
    private typealias Term<Value> = any WritableKeyPath<JobTerms, Value> & Sendable

    private init(
        _ name: String, _ value: @escaping @Sendable (JobTerms) -> any BoundValue,
        _ read: @escaping @Sendable (Row, inout JobTerms) -> Void
    ) {
        self.name = name
        self.value = value
        self.read = read
    }

    /// A term that is stored as it is.
    private init<Value: BoundValue & DatabaseValueConvertible & Sendable>(
        _ name: String, _ term: Term<Value>
    ) {
        self.init(name, { $0[keyPath: term] }, { $1[keyPath: term] = $0[name] })
    }

    /// A quantity, stored as its bare number.
    private init<Value: ScalarQuantity>(_ name: String, _ term: Term<Value?>) {
        self.init(
            name, { $0[keyPath: term]?.rawValue },
            { row, terms in
                let number: Double? = row[name]
                terms[keyPath: term] = number.map { Value(rawValue: $0) }
            })
    }

    /// A moment, stored as its UTC seconds.
    private init(_ name: String, _ term: Term<Instant?>) {
        self.init(
            name, { $0[keyPath: term]?.secondsSinceEpoch },
            { row, terms in
                let seconds: Int? = row[name]
                terms[keyPath: term] = seconds.map { Instant(secondsSinceEpoch: $0) }
            })
    }

    /// A choice that is always made, stored as its word.
    private init<Value: RawRepresentable<String> & Sendable>(_ name: String, _ term: Term<Value>) {
        self.init(
            name, { $0[keyPath: term].rawValue },
            { row, terms in
                if let value = Value(rawValue: row[name]) { terms[keyPath: term] = value }
            })
    }

    /// A choice, stored as its word.
    private init<Value: RawRepresentable<String> & Sendable>(_ name: String, _ term: Term<Value?>) {
        self.init(
            name, { $0[keyPath: term]?.rawValue },
            { row, terms in
                let word: String? = row[name]
                terms[keyPath: term] = word.flatMap { Value(rawValue: $0) }
            })
    }
}
