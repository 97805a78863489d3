import SolsticeDomain
import SolsticeGridData

/// Asks an address or a command for everything it has.
struct PlainPages: ProviderPages {
    func next(of feed: Feed, _ state: FeedState, now: Instant) throws(Diagnostic) -> FeedRequest? {
        var options = FeedRequest.Options(zone: feed.zone, signal: feed.signal)
        options.unit = feed.reading.unit.flatMap { IntensityUnit(rawValue: $0) }
        options.format = feed.reading.format.flatMap { FileFormat(rawValue: $0) }
        options.timeZone = feed.reading.timeZone
        if !feed.command.isEmpty {
            return FeedRequest(.command(feed.command), stream: state.stream, options: options)
        }
        let address = feed.baseURL ?? ""
        let credential: FeedRequest.Credential =
            feed.token == nil ? .none : address.contains("{token}") ? .address : .bearer
        return FeedRequest(
            .address(address), credential, stream: state.stream, options: options)
    }
}
