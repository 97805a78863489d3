import OrderedCollections
internal import SolsticeDomain

/// The sources of a report's rates, in words.
struct ReportSources {
    /// An import with the values used from it.
    struct Line {
        /// `Import 3: DE_2025.csv (electricity-maps-csv, g/kWh)`.
        let title: String
        /// `imported on …; 8 values of carbon intensity for the runs`.
        let details: String
        /// SHA-256 of its file, in hexadecimal.
        let sha256: String
    }

    let report: EnergyReport

    /// Each import, in order of number.
    var lines: [Line] {
        let uses = report.jobs.flatMap(\.uses)
        return report.batches.map { batch in
            Line(
                title: "Import \(batch.id): \(batch.baseName.reportName) "
                    + "(\(batch.format.reportName), \(batch.unit.reportName))",
                details: "imported on \(ReportNumbers.moment(batch.importedAt))"
                    + used(batch.id, uses),
                sha256: batch.sha256.visible)
        }
    }

    /// The flat figures that were used, a sentence each.
    var figures: [String] {
        OrderedSet(report.jobs.flatMap(\.uses)).compactMap { use in
            guard case .figure(let figure, let source) = use.origin else { return nil }
            let unit = use.quantity == .carbonIntensity ? " g/kWh" : ""
            return
                "\(use.quantity.title) of \(use.place.reportName): \(Numerals.plain(figure))\(unit) for all hours "
                + "(\(source.reportSource))"
        }
    }

    /// Which statements the jobs' figures come from.
    var revisions: String? {
        let revised = report.jobs.compactMap { job in job.revision.map { (job.id, $0) } }
        guard !revised.isEmpty else { return nil }
        let shown = revised.prefix(Self.mostRevisions).map { id, revision in
            "job \(id): statement \(revision.number) of \(ReportNumbers.moment(revision.statedAt))"
                + (revision.batch.map { ", after import \($0)" } ?? "")
                + (revision.reason == .attempt ? ", after a further attempt" : "")
                + (revision.isCurrent ? "" : ", with what has been observed since")
        }
        let more = revised.count - shown.count
        return "Statements: " + shown.joined(separator: "; ")
            + (more > 0 ? "; and \(more) more." : ".")
    }

    private static let mostRevisions = 8

    /// The sentences of a paragraph about the data behind some jobs.
    func sentences(of jobs: [ReportedJob]) -> [String] {
        let uses = jobs.flatMap(\.uses)
        return [
            sentence("Carbon intensity", uses.filter { $0.quantity == .carbonIntensity }),
            sentence("PUE", uses.filter { $0.quantity == .pue }),
            sentence(
                "Carbon-free share",
                uses.filter { use in
                    if case .batch = use.origin { use.quantity == .carbonFreeShare } else { false }
                }),
        ].compactMap { $0 }
    }

    private func sentence(_ quantity: String, _ uses: [DataUse]) -> String? {
        let parts = OrderedSet(
            uses.map { use in
                switch use.origin {
                case .batch(let number, _): source(number)
                case .figure(let figure, let source):
                    "a flat \(Numerals.plain(figure)) (\(source.reportSource))"
                }
            })
        guard !parts.isEmpty else { return nil }
        let shown = parts.prefix(3).joined(separator: ", ")
        let more = parts.count > 3 ? " and \(parts.count - 3) more" : ""
        return "\(quantity) is from \(shown)\(more)."
    }

    private func source(_ number: BatchID) -> String {
        guard let batch = report.batches.first(where: { $0.id == number }) else {
            return "import \(number)"
        }
        return "\(batch.baseName.reportName) (\(batch.format.reportName), SHA-256 "
            + "\(batch.sha256.visible.prefix(12))…)"
    }

    /// `; 8 values of carbon intensity for the run, 8 for the baseline`.
    private func used(_ batch: BatchID, _ uses: [DataUse]) -> String {
        let isOne = report.jobs.count == 1
        return DataUse.Quantity.allCases.map { quantity in
            let parts = DataUse.Role.allCases.compactMap { role -> (Int, String)? in
                let counts = uses.compactMap { use -> Int? in
                    guard case .batch(batch, let values) = use.origin, use.role == role,
                        use.quantity == quantity
                    else { return nil }
                    return values
                }
                // Hours that two jobs share are the same values, so their counts cannot be added.
                return counts.max().map { ($0, role.words(isOne: isOne)) }
            }
            return parts.enumerated().map { index, part in
                index > 0
                    ? ", \(Numerals.grouped(String(part.0))) \(part.1)"
                    : "; \(isOne ? "" : "at most ")\(Numerals.count(part.0, "value")) of "
                        + "\(quantity.words) \(part.1)"
            }.joined()
        }.joined()
    }
}

extension DataUse.Quantity {
    fileprivate var words: String {
        switch self {
        case .carbonIntensity: "carbon intensity"
        case .pue: "PUE"
        case .carbonFreeShare: "carbon-free share"
        }
    }

    fileprivate var title: String {
        switch self {
        case .carbonIntensity: "Carbon intensity"
        case .pue: "PUE"
        case .carbonFreeShare: "Carbon-free share"
        }
    }
}

extension DataUse.Role {
    fileprivate func words(isOne: Bool) -> String {
        switch self {
        case .run: isOne ? "for the run" : "for each run"
        case .baseline: isOne ? "for the baseline" : "for each baseline"
        case .expectation: "for what was expected"
        }
    }
}

extension ImportBatch {
    /// The name of its file without folders, which are private.
    var baseName: String {
        fileName.split(separator: "/").last.map(String.init) ?? fileName
    }
}
