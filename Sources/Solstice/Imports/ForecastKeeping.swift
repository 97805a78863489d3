import SolsticeDomain
import SolsticeForecasting
import SolsticeStore

/// Models of histories: fitted when history is imported, stored, and updated with later hours.
struct ForecastKeeping {
    let session: StoreSession

    /// A model is fitted again after this long, or when the history has grown by a tenth.
    static let refitAfter = TimeSpan.day * 30

    /// The state of a history at a moment; nil if it has no value by then.
    ///
    /// If later values are already known, the stored model has seen too much, and one is fitted to
    /// the values before that moment.
    func state(of subject: KeptModel.Subject, clock: LocalClock, at now: Instant) throws
        -> SeriesState?
    {
        guard let end = try historyEnd(of: subject) else { return nil }
        if end <= now, let kept = try session.model(of: subject),
            let state = SeriesState(numbers: kept.numbers, clock: clock)
        {
            return try carriedOn(state, of: subject, from: kept.knownUntil, to: end)
        }
        return try fitted(subject, clock: clock, endingBy: now)
    }

    /// Updates the stored model of a history after a change, fitting it again if that is due.
    func refresh(_ subject: KeptModel.Subject, clock: LocalClock) throws {
        guard let end = try historyEnd(of: subject) else { return }
        if let kept = try session.model(of: subject), !Self.isDue(kept, end: end),
            let state = SeriesState(numbers: kept.numbers, clock: clock)
        {
            guard kept.knownUntil < end else { return }
            try keep(
                try carriedOn(state, of: subject, from: kept.knownUntil, to: end), of: subject,
                until: end)
        } else if let state = try fitted(subject, clock: clock, endingBy: end) {
            try keep(state, of: subject, until: end)
        }
    }

    private static func isDue(_ kept: KeptModel, end: Instant) -> Bool {
        end - kept.fittedAt >= refitAfter
    }

    private func keep(
        _ state: SeriesState, of subject: KeptModel.Subject, until end: Instant
    ) throws {
        let fittedAt = min(state.model.fittedAt, end)
        try session.keep(
            KeptModel(fittedAt: fittedAt, knownUntil: end, numbers: state.numbers), of: subject)
    }

    private func fitted(
        _ subject: KeptModel.Subject, clock: LocalClock, endingBy end: Instant
    ) throws -> SeriesState? {
        switch subject {
        case .carbonIntensity(let zone, let signal):
            let history = try session.carbonHistory(zone: zone, signal: signal, endingBy: end)
            return SeriesModel(fittedTo: history, clock: clock).map {
                SeriesState(model: $0, history: history)
            }
        case .pue(let region):
            let history = try session.pueHistory(region: region, endingBy: end)
            return SeriesModel(fittedTo: history, clock: clock, season: .full).map {
                SeriesState(model: $0, history: history)
            }
        }
    }

    private func carriedOn(
        _ state: SeriesState, of subject: KeptModel.Subject, from known: Instant, to end: Instant
    ) throws -> SeriesState {
        guard known < end else { return state }
        let fresh = TimeWindow(start: known, end: end)
        var state = state
        switch subject {
        case .carbonIntensity(let zone, let signal):
            state.observe(try session.carbonHistory(zone: zone, signal: signal, within: fresh))
        case .pue(let region):
            state.observe(try session.pueHistory(region: region, within: fresh))
        }
        return state
    }

    private func historyEnd(of subject: KeptModel.Subject) throws -> Instant? {
        switch subject {
        case .carbonIntensity(let zone, let signal):
            try session.carbonHistoryEnd(zone: zone, signal: signal)
        case .pue(let region): try session.pueHistoryEnd(region: region)
        }
    }
}

extension PlanningContext {
    /// Fits the model of a changed history again, or updates it.
    func refreshForecast(of subject: KeptModel.Subject) throws {
        let timeZone =
            switch subject {
            case .carbonIntensity(let zone, _): try session.timeZone(ofZone: zone)
            case .pue(let region): try session.region(region)?.timeZone
            }
        try ForecastKeeping(session: session).refresh(
            subject, clock: try clocks.clock(timeZone ?? "UTC"))
    }
}
