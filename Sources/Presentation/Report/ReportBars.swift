internal import SolsticeDomain

/// Each job's emissions above those of its baseline, as bars.
struct ReportBars {
    let jobs: [ReportedJob]

    /// Maximum number of jobs drawn; the table has the rest.
    private static let most = 40

    /// The bars, the jobs with the largest first.
    var html: String {
        let sorted = jobs.sorted { ($1.largest, $0.id) < ($0.largest, $1.id) }
        let shown = sorted.prefix(Self.most)
        let scale = shown.first?.largest ?? .zero
        let rows = shown.map { row($0, scale: scale) }
        let more = jobs.count - shown.count
        let rest =
            more > 0
            ? [HTMLText.element("p", "\(Numerals.count(more, "smaller job")) left out here.")] : []
        return (["<div class=\"bars\">"] + rows + ["</div>"] + rest).joined(separator: "\n")
    }

    private func row(_ job: ReportedJob, scale: Emissions) -> String {
        let saved = Numerals.percent(abs(job.savedFraction))
        let verdict = job.saving < .zero ? "\(saved) more" : "\(saved) saved"
        return "<div class=\"job\"><p><bdi>\(job.id) \(HTMLText.escaped(job.label))</bdi> "
            + "<span>\(HTMLText.escaped(verdict))</span></p>"
            + bar("emitted", "run", job.run.emissions, scale)
            + bar("baseline", "base", job.baseline.emissions, scale) + "</div>"
    }

    /// A bar whose drawing stretches with the page; its text does not.
    private func bar(
        _ name: String, _ kind: String, _ amount: Emissions, _ scale: Emissions
    ) -> String {
        let share = scale > .zero ? max(0, amount / scale) : 0
        let width = Numerals.fixed(share * 1000, decimals: 1)
        return "<div class=\"bar\"><span>\(name)</span>"
            + "<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            + "<rect class=\"\(kind)\" width=\"\(width)\" height=\"10\"/></svg>"
            + "<span class=\"n\">\(HTMLText.escaped(Scales.text(amount)))</span></div>"
    }
}

extension ReportedJob {
    /// The larger of what it emitted and what its baseline would have.
    fileprivate var largest: Emissions { max(run.emissions, baseline.emissions) }
}
