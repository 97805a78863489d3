internal import SolsticeDomain

/// Emissions compared with familiar ones.
enum ReportEquivalents {
    /// A sentence for each comparison; none for zero emissions.
    static func sentences(_ amount: Emissions) -> [String] {
        guard amount > .zero else { return [] }
        return Equivalent.all.map {
            "\(Scales.text(amount)) is \(words($0, amount))."
        }
    }

    private static func words(_ equivalent: Equivalent, _ amount: Emissions) -> String {
        let count = equivalent.count(in: amount)
        let whole =
            "\(equivalent.title) (\(Scales.text(equivalent.emissions)); \(equivalent.source))"
        if count >= 1 { return "\(Numerals.brief(count)) times \(whole)" }
        if let duration = equivalent.duration {
            let seconds = duration.hours * 3600 * count
            return "what \(whole) emitted in \(spoken(seconds)), on average"
        }
        return "about one part in \(rounded(1 / count)) of \(whole)"
    }

    /// To two digits: `40,000`.
    private static func rounded(_ count: Double) -> String {
        var step = 1.0
        while count / step >= 100 { step *= 10 }
        return Numerals.brief((count / step).rounded() * step)
    }

    private static func spoken(_ seconds: Double) -> String {
        if seconds < 0.01 { return "less than 0.01 s" }
        return seconds < 60
            ? Numerals.brief(seconds) + " s" : TimeSpan(seconds: Int(seconds.rounded())).spoken
    }
}
