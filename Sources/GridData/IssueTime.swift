import SolsticeDomain

/// When the forecasts of a file were issued, according to an option or the file.
struct IssueTime {
    /// The moment that holds for every series; nil if each has its own, or none.
    private let common: Instant?
    /// The moment of series that do not state one; nil for a history.
    private let otherwise: Instant?

    /// Determines the moments of a recording.
    /// - Throws: a usage diagnostic for a forecast whose issue time is unknown.
    init(_ recorded: Recording, _ request: ImportRequest) throws(Diagnostic) {
        let options = request.options
        let stated = recorded.channels.map { $0.issuedAt ?? recorded.issuedAt }
        let isSingle = Set(stated).count <= 1
        common = options.wantsForecast && isSingle ? options.issuedAt : nil
        guard options.wantsForecast || recorded.isForecast else {
            otherwise = nil
            return
        }
        otherwise =
            options.issuedAt ?? recorded.issuedAt
            ?? (options.wantsForecast ? options.issuedAtUnlessStated : nil)
        guard common == nil, otherwise == nil else { return }
        guard stated.isEmpty || stated.contains(nil) else { return }
        throw options.wantsForecast ? request.lacksIssueTime() : request.isUnexpectedForecast()
    }

    /// The moment of a series that states this one, or none; nil for a history.
    func of(_ stated: Instant?) -> Instant? { common ?? stated ?? otherwise }

    /// The newest moment of the series; the forecast's own if it has no values.
    func newest(of series: [CarbonSeries]) -> Instant? {
        series.compactMap(\.issuedAt).max() ?? (series.isEmpty ? common ?? otherwise : nil)
    }
}
