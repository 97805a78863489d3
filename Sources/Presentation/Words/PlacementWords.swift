internal import SolsticeDomain

extension Placement {
    /// `4 × h100, capped at 250 W`.
    func hardware(count: Int) -> String {
        let cap = powerCap.map { "capped at \(Scales.text($0))" } ?? "uncapped"
        return "\(count) × \(accelerator.visible), \(cap)"
    }

    /// The expected emissions with their band, or why there is none.
    var emissionsWords: String {
        let expected = Scales.text(footprint.emissions) + " CO2e"
        if let band = footprint.band {
            return "\(expected), 80 % interval \(Scales.text(band.p10)) – "
                + Scales.text(band.p90)
        }
        return expected + (basis.isFlat ? " (no band: flat annual figures)" : " (no band known)")
    }

    /// The part of the emissions from moving data; nil if none is moved.
    var transferWords: String? {
        footprint.transfer > .zero ? "\(Scales.text(footprint.transfer)) of it" : nil
    }

    /// The energy taken from the grid, and the equipment's share of it.
    var energyWords: String {
        "\(Scales.text(footprint.facilityEnergy)) for the facility, "
            + "\(Scales.text(footprint.itEnergy)) of it for computing"
    }

    /// The segments of a pausing job, `3 pieces, 2 pauses of 9h in all: Sat 02:00 – 04:00; …`; nil
    /// for a job that runs in one.
    func runWords(_ style: OutputStyle) -> String? {
        guard segments.count > 1 else { return nil }
        let shown = segments.prefix(Self.pieceLimit).map(style.span).joined(separator: "; ")
        let more = segments.count - Self.pieceLimit
        return "\(pieceWords): " + shown + (more > 0 ? "; and \(more) more" : "")
    }

    /// Maximum number of pieces listed; the rest are only counted.
    private static let pieceLimit = 6

    /// `3 pieces, 2 pauses of 9h in all`.
    private var pieceWords: String {
        let running = segments.reduce(0) { $0 + $1.length.seconds }
        let pausing = TimeSpan(seconds: (end - start).seconds - running)
        let all = segments.count > 2 ? " in all" : ""
        return "\(Numerals.count(segments.count, "piece")), "
            + "\(Numerals.count(segments.count - 1, "pause")) of \(pausing.spoken)\(all)"
    }
}
