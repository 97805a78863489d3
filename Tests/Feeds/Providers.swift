import Foundation
import SolsticeDomain
import SolsticeGridData
import Synchronization

/// A grid that all stand-ins know: what was emitted, what was first estimated, what is expected.
enum TrueGrid {
    /// Grams per kWh of an interval that begins at a moment: clean at night, and a little of chance.
    static func grams(_ start: Instant) -> Int {
        let hour = start.secondsSinceEpoch / 3600
        let noise = (hour &* 2_654_435_761) >> 7 & 31
        return ((2..<6).contains(hour % 24) ? 100 : 300) + noise
    }

    /// What is known of it at a moment: an estimate for half a day, too high.
    static func grams(_ start: Instant, knownAt now: Instant) -> Int {
        grams(start) + (now - start < .hour * 12 ? 10 : 0)
    }

    /// What is expected of it.
    static func forecast(_ start: Instant, issuedAt: Instant) -> Int {
        grams(start) + 5 + issuedAt.secondsSinceEpoch / 3600 % 7
    }
}

/// Providers' answers as their documentation shows them.
struct Providers: Sendable {
    /// The present moment over there.
    let now: @Sendable () -> Instant
    /// Hours that Electricity Maps knows nothing of.
    let gap: TimeWindow?
    /// The tokens given out by the login, newest last.
    private let sessions = Sessions()

    static let token = "emaps-token-7f3a"
    static let login = "alice:pass-word-91"

    init(gap: TimeWindow? = nil, now: @escaping @Sendable () -> Instant) {
        self.gap = gap
        self.now = now
    }

    private final class Sessions: Sendable {
        let count = Mutex(0)
    }

    /// Makes tokens of the login worthless.
    func expireLogins() { sessions.count.withLock { $0 += 1 } }

    func reply(_ request: StandIn.Request) -> StandIn.Reply {
        let path = request.path
        if path.hasPrefix("/v3/carbon-intensity") { return electricityMaps(request) }
        if path.hasPrefix("/v3") || path == "/login" { return wattTime(request) }
        return greatBritain(path)
    }

    private func greatBritain(_ path: String) -> StandIn.Reply {
        var words = path.split(separator: "/").map(String.init)
        let isRegional = words.first == "regional"
        if isRegional { words.removeFirst() }
        guard words.count >= 3, words[0] == "intensity", let from = instant(words[1]) else {
            return .answer(404, "{}")
        }
        let isForecast = words[2] == "fw48h"
        guard let to = isForecast ? from + .day * 2 : instant(words[2]) else {
            return .answer(400, Self.badRequest)
        }
        guard to - from <= .day * 14 else { return .answer(400, Self.badRequest) }
        let rows = stride(
            from: from.secondsSinceEpoch, to: to.secondsSinceEpoch, by: 1800
        ).map { second in
            halfHour(Instant(secondsSinceEpoch: second), isRegional: isRegional)
        }.joined(separator: ",")
        guard isRegional else { return .answer("{\"data\":[\(rows)]}") }
        return .answer(
            "{\"data\":{\"regionid\":\(words.last ?? ""),\"dnoregion\":\"UKPN East\","
                + "\"shortname\":\"East England\",\"data\":[\(rows)]}}")
    }

    private static let badRequest =
        "{\"error\":{\"code\":\"400 Bad Request\",\"message\":\"Please enter a valid date\"}}"

    private func halfHour(_ start: Instant, isRegional: Bool) -> String {
        let now = now()
        let end = start + TimeSpan(seconds: 1800)
        let forecast = TrueGrid.forecast(start, issuedAt: min(start, now))
        let actual = end <= now ? String(TrueGrid.grams(start, knownAt: now)) : "null"
        let intensity =
            isRegional
            ? "{\"forecast\":\(forecast),\"index\":\"moderate\"}"
            : "{\"forecast\":\(forecast),\"actual\":\(actual),\"index\":\"moderate\"}"
        return "{\"from\":\"\(minutes(start))\",\"to\":\"\(minutes(end))\","
            + "\"intensity\":\(intensity)}"
    }

    private func electricityMaps(_ request: StandIn.Request) -> StandIn.Reply {
        guard request.headers["auth-token"] == Self.token else {
            return .answer(401, "{\"message\":\"Invalid auth-token\"}")
        }
        let now = now()
        let zone = request.query("zone") ?? ""
        let type = request.query("emissionFactorType") ?? "lifecycle"
        if request.path.hasSuffix("/forecast") {
            let issued = Instant(secondsSinceEpoch: now.secondsSinceEpoch / 21_600 * 21_600)
            let rows = hours(issued, issued + .day).map {
                "{\"carbonIntensity\":\(TrueGrid.forecast($0, issuedAt: issued)),"
                    + "\"datetime\":\"\(stamp($0))\"}"
            }.joined(separator: ",")
            return .answer(
                "{\"zone\":\"\(zone)\",\"forecast\":[\(rows)],\"updatedAt\":\"\(stamp(issued))\"}")
        }
        let isHistory = request.path.hasSuffix("/history")
        let start = isHistory ? now - .day : request.query("start").flatMap(instant)
        let end = isHistory ? now : request.query("end").flatMap(instant)
        guard let start, let end, end - start <= .day * 10 else {
            return .answer(400, "{\"status\":\"error\",\"message\":\"range too long\"}")
        }
        let rows = hours(start, min(end, now)).filter { !isUnknown($0) }.map {
            "{\"zone\":\"\(zone)\",\"carbonIntensity\":\(TrueGrid.grams($0, knownAt: now)),"
                + "\"datetime\":\"\(stamp($0))\",\"updatedAt\":\"\(stamp(now))\","
                + "\"emissionFactorType\":\"\(type)\",\"isEstimated\":false,"
                + "\"estimationMethod\":null}"
        }.joined(separator: ",")
        return .answer("{\"zone\":\"\(zone)\",\"\(isHistory ? "history" : "data")\":[\(rows)]}")
    }

    private func wattTime(_ request: StandIn.Request) -> StandIn.Reply {
        let authorization = request.headers["authorization"] ?? ""
        if request.path == "/login" {
            let basic = Data(Self.login.utf8).base64EncodedString()
            guard authorization == "Basic \(basic)" else {
                return .answer(403, "{\"error\":\"Invalid username or password\"}")
            }
            return .answer("{\"token\":\"session-\(sessions.count.withLock { $0 })\"}")
        }
        guard authorization == "Bearer session-\(sessions.count.withLock { $0 })" else {
            return .answer(401, "{\"error\":\"token expired\"}")
        }
        let now = now()
        if request.path == "/v3/forecast" {
            let issued = Instant(secondsSinceEpoch: now.secondsSinceEpoch / 21_600 * 21_600)
            return .answer(
                moer(request, fiveMinutes(issued, issued + .day * 3), issued: issued) {
                    TrueGrid.forecast($0, issuedAt: issued)
                })
        }
        guard let start = request.query("start").flatMap(instant),
            let end = request.query("end").flatMap(instant), end - start <= .day * 32
        else { return .answer(400, "{\"error\":\"range too long\"}") }
        return .answer(
            moer(request, fiveMinutes(start, min(end, now)), issued: nil) {
                TrueGrid.grams($0, knownAt: now)
            })
    }

    private func moer(
        _ request: StandIn.Request, _ starts: [Instant], issued: Instant?,
        _ pounds: (Instant) -> Int
    ) -> String {
        let rows = starts.map {
            "{\"point_time\":\"\($0.utc.dateText)T\($0.utc.timeText)+00:00\",\"value\":\(pounds($0))}"
        }.joined(separator: ",")
        let meta =
            "\"data_point_period_seconds\":300,\"region\":\"\(request.query("region") ?? "")\","
            + "\"signal_type\":\"co2_moer\",\"units\":\"lbs_co2_per_mwh\",\"warnings\":[]"
            + (issued.map { ",\"generated_at\":\"\($0.utc.dateText)T\($0.utc.timeText)+00:00\"" }
                ?? "")
        return "{\"data\":[\(rows)],\"meta\":{\(meta)}}"
    }

    private func isUnknown(_ hour: Instant) -> Bool {
        gap.map { $0.start <= hour && hour < $0.end } ?? false
    }

    private func hours(_ start: Instant, _ end: Instant) -> [Instant] { steps(3600, start, end) }

    private func fiveMinutes(_ start: Instant, _ end: Instant) -> [Instant] {
        steps(300, start, end)
    }

    private func steps(_ step: Int, _ start: Instant, _ end: Instant) -> [Instant] {
        let first = (start.secondsSinceEpoch + step - 1) / step * step
        return stride(from: first, to: end.secondsSinceEpoch, by: step).map {
            Instant(secondsSinceEpoch: $0)
        }
    }

    private func instant(_ text: String) -> Instant? {
        guard case .instant(let instant)? = try? InstantText.parse(text) else { return nil }
        return instant
    }

    private func minutes(_ instant: Instant) -> String {
        "\(instant.utc.dateText)T\(instant.utc.timeText.prefix(5))Z"
    }

    private func stamp(_ instant: Instant) -> String {
        "\(instant.utc.dateText)T\(instant.utc.timeText).000Z"
    }
}
