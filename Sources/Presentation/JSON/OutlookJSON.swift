internal import SolsticeDomain

extension RegionOutlook {
    /// The horizon interval by interval, with its sources and marked windows.
    func json(
        horizon: TimeWindow, marked: [(label: String, window: TimeWindow)]
    ) -> JSONValue {
        let marks = marked.map { mark in
            JSONValue(under: "label", .string(mark.label)).adding(JSONValue(mark.window))
        }
        let sources = bases.map { JSONValue($0.window).adding($0.basis.json) }
        let stretches = pieces(over: horizon).map(Self.json(of:))
        return [
            "region": .string(region.id), "zone": .string(region.zone),
            "timeZone": .string(region.timeZone), "signal": .string(signal.rawValue),
            "start": JSONValue(horizon.start), "end": JSONValue(horizon.end),
            "pieces": .array(stretches), "bases": .array(sources), "marked": .array(marks),
        ]
    }

    private static func json(of piece: Piece) -> JSONValue {
        JSONValue(piece.window).adding([
            "pue": JSONValue(piece.pue), "carbonGramsPerKWh": JSONValue(piece.carbonIntensity),
            "rateGramsPerITKWh": JSONValue(piece.rate),
            "rateP10GramsPerITKWh": JSONValue(piece.rateP10),
            "rateP90GramsPerITKWh": JSONValue(piece.rateP90),
        ])
    }
}
