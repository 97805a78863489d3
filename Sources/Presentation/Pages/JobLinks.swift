internal import SolsticeDomain

extension JobRecord {
    /// The name in at most this many columns, however long; `sweep[3]` for an array member.
    func shortName(_ columns: Int) -> String {
        job.specification.name.cut(to: columns)
            + (job.specification.arrayIndex.map { "[\($0)]" } ?? "")
    }

    /// Number and name, linked to the job's page.
    func link(columns: Int) -> Markup {
        """
        <a href="\(plain: PagePath.job(job.id))"><span class="id">\(job.id)</span> \
        <bdi>\(shortName(columns))</bdi></a>
        """
    }

    /// Whether it is planned to end after its deadline.
    var isLate: Bool {
        guard let end = plan?.placement.end, let deadline = job.specification.deadline else {
            return false
        }
        return end > deadline
    }

    /// The band of its expected emissions, until they are known better.
    var expectedBand: EmissionsBand? {
        realised == nil ? plan?.placement.footprint.band : nil
    }
}

extension Markup {
    /// A region's name, linked to its page.
    static func region(_ id: RegionID, columns: Int = 40) -> Markup {
        // No region has such a name, and its URL would be longer than a page.
        guard id.rawValue.utf8.count <= 400 else { return "<bdi>\(id.cut(to: columns))</bdi>" }
        return "<a href=\"\(plain: PagePath.region(id))\"><bdi>\(id.cut(to: columns))</bdi></a>"
    }

    /// Emissions, and below them their 80 % interval.
    static func emissions(_ amount: Emissions, band: EmissionsBand?) -> Markup {
        guard let band else { return "\(Scales.text(amount))" }
        return """
            \(Scales.text(amount)) <span class="sub">\
            \(Scales.text(band.p10)) – \(Scales.text(band.p90))</span>
            """
    }
}

/// A state as a word with its own colour and symbol.
enum StateBadge {
    /// The badge; the symbol adds nothing to the word.
    static func markup(_ state: JobState) -> Markup {
        """
        <span class="state \(plain: kind(state))"><span aria-hidden="true">\(sign(state))</span> \
        \(state.rawValue)</span>
        """
    }

    private static func kind(_ state: JobState) -> String {
        switch state.tone {
        case .good: "good"
        case .bad: "bad"
        case .notice: "notice"
        default: "still"
        }
    }

    private static func sign(_ state: JobState) -> String {
        switch state {
        case .held, .paused: "‖"
        case .queued: "…"
        case .planned: "○"
        case .starting: "◐"
        case .running: "●"
        case .succeeded: "✓"
        case .failed, .lost, .missed: "✕"
        case .cancelled: "–"
        }
    }
}
