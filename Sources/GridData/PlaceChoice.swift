import SolsticeDomain

/// Applies `--zone` or `--region` to a recording that may name places itself.
enum PlaceChoice {
    /// Keeps only the wanted place, or renames the only place if the format allows it; returns a
    /// note on what was done.
    /// - Throws: a usage diagnostic with the nearest name if the file lacks the place.
    static func apply(
        _ wanted: String?, to recording: inout Recording, _ request: ImportRequest
    ) throws(Diagnostic) -> String? {
        guard let wanted else { return nil }
        var places: [String] = []
        for channel in recording.channels where !places.contains(channel.place) {
            places.append(channel.place)
        }
        if places.isEmpty || places == [wanted] { return nil }
        let option = request.subject == .carbon ? "--zone" : "--region"
        if places.contains(wanted) {
            recording.keepOnly(place: wanted)
            return "\(places.count - 1) other places in the file were left out by \(option)"
        }
        if places.count == 1, let only = places.first, recording.renamesOnlyPlace {
            recording.rename(to: wanted)
            return "\(only) is imported as \(wanted)"
        }
        let nearest = nearestName(to: wanted, among: places) ?? places[0]
        let shown = places.prefix(8).joined(separator: ", ") + (places.count > 8 ? ", …" : "")
        throw request.misuse(
            "the file has no rows for \(wanted)", causes: ["it has \(shown)"],
            remedy: "use \(option) \(nearest), or leave \(option) out to import all")
    }
}
