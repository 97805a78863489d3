/// What an import read and changed.
public struct ImportReport: Equatable, Sendable {
    /// One series that the file held.
    public struct Part: Equatable, Sendable {
        /// Zone of a carbon intensity, region of a PUE.
        public let place: String
        /// The carbon-intensity signal; nil for PUE.
        public let signal: CarbonSignal?
        /// The time the series covers.
        public let span: TimeWindow
        /// Values that were not there before.
        public let inserted: Int
        /// Values that replaced others.
        public let replaced: Int
        /// Values that were already there.
        public let unchanged: Int
        /// When the forecast was issued; nil for a history.
        public let issuedAt: Instant?
        /// Stored values that were replaced; more than `replaced` if the new ones are coarser.
        public let superseded: Int

        /// Creates the counts of one series.
        public init(
            place: String, signal: CarbonSignal?, span: TimeWindow, inserted: Int, replaced: Int,
            unchanged: Int, superseded: Int? = nil, issuedAt: Instant? = nil
        ) {
            self.issuedAt = issuedAt
            self.place = place
            self.signal = signal
            self.span = span
            self.inserted = inserted
            self.replaced = replaced
            self.unchanged = unchanged
            self.superseded = superseded ?? replaced
        }
    }

    /// The carbon-free shares of a zone that came with its carbon intensity.
    public struct Shares: Equatable, Sendable {
        /// The zone.
        public let zone: ZoneID
        /// Hours for which the file has a share.
        public let hours: Double
        /// Shares that were not there before.
        public let inserted: Int
        /// Shares that replaced others.
        public let replaced: Int
        /// Shares that were already there.
        public let unchanged: Int

        /// Creates the counts of one zone.
        public init(zone: ZoneID, hours: Double, inserted: Int, replaced: Int, unchanged: Int) {
            self.zone = zone
            self.hours = hours
            self.inserted = inserted
            self.replaced = replaced
            self.unchanged = unchanged
        }
    }

    /// Number of the stored batch; nil if nothing changed or nothing was to be written.
    public let batch: BatchID?
    /// The file's name; `-` for standard input.
    public let fileName: String
    /// SHA-256 of the file, in hexadecimal.
    public let sha256: String
    /// What was detected, as names and values in order.
    public let recognised: [(name: String, value: String)]
    /// Rows read, not counting the header.
    public let rowCount: Int
    /// Identical repetitions of rows, which are harmless.
    public let duplicateCount: Int
    /// Values that the provider estimated.
    public let estimatedCount: Int
    /// Zeros that stand for missing values and count as gaps.
    public let missingZeroCount: Int
    /// Values replaced by a later one of the same moment.
    public let contradictionCount: Int
    /// Stretches without a value between the first and the last.
    public let gapCount: Int
    /// The total length of the gaps.
    public let gapLength: TimeSpan
    /// Rows left out, each with line, column, value and reason.
    public let rejected: [Message]
    /// What was read, by series.
    public let parts: [Part]
    /// The carbon-free shares that came with it, by zone; empty if the file has none.
    public let carbonFreeShares: [Shares]
    /// Remarks that are not mistakes.
    public let notes: [Message]

    /// Creates a report from its parts.
    public init(
        batch: BatchID?, fileName: String, sha256: String,
        recognised: [(name: String, value: String)], rowCount: Int, duplicateCount: Int,
        gapCount: Int, gapLength: TimeSpan, rejected: [Message], parts: [Part], notes: [Message],
        estimatedCount: Int = 0, missingZeroCount: Int = 0, contradictionCount: Int = 0,
        carbonFreeShares: [Shares] = []
    ) {
        self.estimatedCount = estimatedCount
        self.missingZeroCount = missingZeroCount
        self.contradictionCount = contradictionCount
        self.batch = batch
        self.fileName = fileName
        self.sha256 = sha256
        self.recognised = recognised
        self.rowCount = rowCount
        self.duplicateCount = duplicateCount
        self.gapCount = gapCount
        self.gapLength = gapLength
        self.rejected = rejected
        self.parts = parts
        self.carbonFreeShares = carbonFreeShares
        self.notes = notes
    }

    /// Compares every part.
    public static func == (left: ImportReport, right: ImportReport) -> Bool {
        left.batch == right.batch && left.fileName == right.fileName
            && left.sha256 == right.sha256
            && left.recognised.elementsEqual(right.recognised, by: ==)
            && left.rowCount == right.rowCount && left.duplicateCount == right.duplicateCount
            && left.estimatedCount == right.estimatedCount
            && left.missingZeroCount == right.missingZeroCount
            && left.contradictionCount == right.contradictionCount
            && left.gapCount == right.gapCount && left.gapLength == right.gapLength
            && left.rejected == right.rejected && left.parts == right.parts
            && left.notes == right.notes && left.carbonFreeShares == right.carbonFreeShares
    }
}

extension [ImportReport.Part] {
    /// How many values the parts added, in total.
    public var insertedCount: Int { reduce(0) { $0 + $1.inserted } }

    /// How many values the parts replaced, in total.
    public var replacedCount: Int { reduce(0) { $0 + $1.replaced } }
}

/// A stored import: which file delivered values, and when.
public struct ImportBatch: Equatable, Sendable {
    /// What an import delivers.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// Carbon intensity history.
        case carbon
        /// A provider's forecast of carbon intensity.
        case carbonForecast
        /// PUE history.
        case pue
    }

    /// Its number, from 1.
    public let id: BatchID
    /// What it delivered.
    public let kind: Kind
    /// The file's name; `-` for standard input.
    public let fileName: String
    /// SHA-256 of the file, in hexadecimal.
    public let sha256: String
    /// When it was imported.
    public let importedAt: Instant
    /// The detected format.
    public let format: String
    /// The unit of the values in the file.
    public let unit: String

    /// Creates a batch from its parts.
    public init(
        id: BatchID, kind: Kind, fileName: String, sha256: String, importedAt: Instant,
        format: String, unit: String
    ) {
        self.id = id
        self.kind = kind
        self.fileName = fileName
        self.sha256 = sha256
        self.importedAt = importedAt
        self.format = format
        self.unit = unit
    }
}

/// What an import of an accelerator's power caps read and changed.
public struct PowerCapReport: Equatable, Sendable {
    /// The file's name; `-` for standard input.
    public let fileName: String
    /// The accelerator as it is now, or would be.
    public let accelerator: Accelerator
    /// The workload that was measured.
    public let workload: WorkloadKind
    /// Whether it was unknown before.
    public let isNew: Bool
    /// Rows read, not counting the header.
    public let rowCount: Int
    /// Rows that repeat an earlier one.
    public let duplicateCount: Int
    /// Number of workloads in the means.
    public let workloadCount: Int
    /// Workloads left out because they were not measured at the highest limit.
    public let leftOutCount: Int

    /// Creates a report from its parts.
    public init(
        fileName: String, accelerator: Accelerator, workload: WorkloadKind = .training,
        isNew: Bool, rowCount: Int, duplicateCount: Int, workloadCount: Int, leftOutCount: Int
    ) {
        self.fileName = fileName
        self.accelerator = accelerator
        self.workload = workload
        self.isNew = isNew
        self.rowCount = rowCount
        self.duplicateCount = duplicateCount
        self.workloadCount = workloadCount
        self.leftOutCount = leftOutCount
    }
}
