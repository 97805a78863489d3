import SolsticeDomain

/// Which of the two loads that make a PUE a value is.
enum LoadSide {
    case facility
    case equipment
}

/// What is known of two columns of loads before their rows are read.
struct LoadDescription {
    /// What names say about readings of meters.
    enum Hint {
        case none
        /// A name that meters and sums have, such as `it_energy_kwh_total`.
        case possible
        /// A name that only meters have, such as `Zählerstand`.
        case certain
    }

    let facilityName: String
    let equipmentName: String
    let hint: Hint
    /// Whether the loads are energies rather than power; nil if nothing says it.
    var isEnergy: Bool?
}

/// Makes PUE of the loads of facilities and of their IT equipment: the ratio of two values for the
/// same moment, or of the growth of two meters between two readings.
struct LoadRatio {
    private struct Moment {
        let second: Int
        var facility: Observation?
        var equipment: Observation?
    }

    /// Energies that only grow and would need more power than this are readings of meters: hardly
    /// any site draws as much.
    private static let greatestWatts = 20e6
    /// The share of readings that may fall below the one before, as when a meter is reset.
    private static let fallShare = 0.1

    private let loads: LoadDescription
    private let request: ImportRequest
    private(set) var problems: [Recording.PlacedProblem] = []
    private(set) var notes: [Message] = []
    /// Whether the values were readings of meters.
    private(set) var areReadings = false
    private var falls: (count: Int, firstLine: Int) = (0, 0)
    private var isAnyPair = false

    init(_ loads: LoadDescription, _ request: ImportRequest) {
        self.loads = loads
        self.request = request
    }

    /// A channel of PUE for each pair of channels of loads, which are in time order; other channels
    /// stay.
    /// - Throws: a diagnostic if the two loads have no moment in common.
    mutating func combine(_ channels: [Channel]) throws(Diagnostic) -> [Channel] {
        let facilities = channels.filter { $0.load == .facility }
        areReadings = decideReadings(channels)
        var result: [Channel] = []
        for facility in facilities {
            let equipment = channels.first { $0.load == .equipment && $0.place == facility.place }
            let moments = Self.moments(facility, equipment)
            isAnyPair = isAnyPair || moments.contains { $0.facility != nil && $0.equipment != nil }
            var ratio = Channel(
                place: facility.place, signal: nil, issuedAt: nil, load: nil,
                valueLabel: facility.valueLabel, stampLabel: facility.stampLabel)
            ratio.observations =
                areReadings
                ? growth(moments, facility.valueLabel, facility.place)
                : moments.map { self.ratio($0, facility, equipment) }
            result.append(ratio)
        }
        guard isAnyPair || facilities.isEmpty else {
            throw request.refusal(
                "the loads of facility and IT have no time in common",
                causes: ["\(loads.facilityName) and \(loads.equipmentName) have other times"],
                remedy: "export both at the same times, such as means of 15 minutes")
        }
        noteDecision()
        return channels.filter { $0.load == nil } + result
    }

    /// The moments of either load, in time order.
    private static func moments(_ facility: Channel, _ equipment: Channel?) -> [Moment] {
        let left = facility.observations
        let right = equipment?.observations ?? []
        var moments: [Moment] = []
        moments.reserveCapacity(max(left.count, right.count))
        var (i, j) = (0, 0)
        while i < left.count || j < right.count {
            let second = min(
                i < left.count ? left[i].second : .max, j < right.count ? right[j].second : .max)
            var moment = Moment(second: second)
            if i < left.count, left[i].second == second {
                moment.facility = left[i]
                i += 1
            }
            if j < right.count, right[j].second == second {
                moment.equipment = right[j]
                j += 1
            }
            moments.append(moment)
        }
        return moments
    }
}

/// The ratio of values for the same moment.
extension LoadRatio {
    private mutating func ratio(
        _ moment: Moment, _ facility: Channel, _ equipment: Channel?
    ) -> Observation {
        var result =
            moment.facility ?? moment.equipment
            ?? Observation(
                second: moment.second, value: .nan, line: 0, row: 0)
        result.value = .nan
        result.weight = 0
        guard let total = moment.facility, let it = moment.equipment, !it.value.isNaN else {
            return result
        }
        guard it.value > 0 else {
            reject(
                it, equipment?.valueLabel ?? facility.valueLabel, facility.place,
                "is no IT load, so that a PUE has no meaning", expected: "more than 0, or a blank")
            return result
        }
        result.value = Self.quotient(total.value, it.value, total.scale, it.scale)
        result.weight = it.value * it.scale
        check(&result.value, total, facility.valueLabel, facility.place)
        return result
    }

    /// Refuses a ratio that no facility can reach.
    private mutating func check(
        _ ratio: inout Double, _ total: Observation, _ label: Channel.Label, _ place: String
    ) {
        if ratio.isNaN || PUE.plausible.contains(ratio) { return }
        let isLow = ratio < PUE.plausible.lowerBound
        ratio = .nan
        let verb: Message = areReadings ? "grows by" : "is"
        reject(
            total, label, place,
            isLow
                ? "\(verb) less than the IT load, which no facility can reach"
                : "\(verb) over 5 times the IT load",
            expected: "facility energy over IT energy, such as 1.2")
    }

    private mutating func reject(
        _ observation: Observation, _ label: Channel.Label, _ place: String, _ reason: Message,
        expected: Message
    ) {
        problems.append(
            Recording.PlacedProblem(
                problem: RowProblem(
                    line: observation.line, column: label.text(row: observation.row),
                    value: DuplicateCheck.text(observation.value), reason: reason,
                    expected: expected),
                place: place))
    }

    /// The ratio of two numbers in units of a scale. Numbers in one unit are divided as they are, so
    /// that the ratio is exact.
    private static func quotient(
        _ total: Double, _ it: Double, _ totalScale: Double, _ itScale: Double
    ) -> Double {
        let least = min(totalScale, itScale)
        return decimal(total, times: totalScale / least) / decimal(it, times: itScale / least)
    }

    /// A number in a smaller unit, without what the multiplication adds beyond six decimals.
    private static func decimal(_ number: Double, times factor: Double) -> Double {
        factor == 1 ? number : rounded(number * factor)
    }

    /// A number of six decimals; a greater one has none beyond them.
    private static func rounded(_ number: Double) -> Double {
        abs(number) < 1e9 ? (number * 1e6).rounded() / 1e6 : number
    }
}

/// The readings of meters.
extension LoadRatio {
    /// Whether the loads are readings: an option, the names, or the values say it.
    private func decideReadings(_ channels: [Channel]) -> Bool {
        if let energy = request.options.energy { return energy == .readings }
        if loads.hint == .certain, loads.isEnergy != false { return true }
        let sides = channels.filter { $0.load != nil }
        guard loads.isEnergy == true, !sides.isEmpty, sides.allSatisfy(Self.grows) else {
            return false
        }
        return loads.hint == .possible || sides.allSatisfy(Self.isBeyondPower)
    }

    /// Whether values mostly rise, and hardly ever fall but when a meter is reset.
    private static func grows(_ channel: Channel) -> Bool {
        let values = channel.observations.map(\.value).filter { !$0.isNaN }
        let pairs = zip(values, values.dropFirst())
        let rises = pairs.count { $1 > $0 }
        let falls = pairs.count { $1 < $0 }
        let resets = pairs.count { $1 < $0 / 2 }
        guard rises > 0, rises >= falls, rises * 2 >= values.count - 1 - falls else { return false }
        return falls == resets || Double(falls) <= fallShare * Double(values.count)
    }

    /// Whether the values would be more power than sites draw if they were amounts.
    private static func isBeyondPower(_ channel: Channel) -> Bool {
        let hours = Double(StepRule(stamps: channel.observations.map(\.second)).usualSeconds) / 3600
        guard hours > 0 else { return false }
        let watts = channel.observations.filter { !$0.value.isNaN }.map {
            $0.value * $0.scale / hours
        }
        return watts.sorted()[watts.count / 2] > greatestWatts
    }

    /// The ratio of what two meters grow by between readings one usual step apart. A missing
    /// reading, a fall or no growth is a gap.
    private mutating func growth(
        _ moments: [Moment], _ label: Channel.Label, _ place: String
    ) -> [Observation] {
        let usual = StepRule(stamps: moments.map(\.second)).usualSeconds
        return zip(moments, moments.dropFirst()).map { start, end in
            var result =
                start.facility ?? start.equipment
                ?? Observation(
                    second: start.second, value: .nan, line: 0, row: 0)
            let distance = end.second - start.second
            result.value = .nan
            result.weight = 0
            result.lengthSeconds = min(distance, usual + usual / 10)
            guard distance <= usual + usual / 10, let first = start.facility,
                let second = end.facility, let total = Self.growth(first, second),
                let from = start.equipment, let to = end.equipment,
                let it = Self.growth(from, to)
            else { return result }
            if total < 0 || it < 0 {
                if falls.count == 0 { falls.firstLine = second.line }
                falls.count += 1
                return result
            }
            guard it > 0 else { return result }
            result.value = Self.quotient(
                total, it, min(first.scale, second.scale), min(from.scale, to.scale))
            result.weight = it * min(from.scale, to.scale)
            check(&result.value, second, label, place)
            return result
        }
    }

    /// What a meter grew by, in the smaller unit of the two readings; nil without both.
    private static func growth(_ start: Observation, _ end: Observation) -> Double? {
        if start.value.isNaN || end.value.isNaN { return nil }
        let least = min(start.scale, end.scale)
        return rounded(
            decimal(end.value, times: end.scale / least)
                - decimal(start.value, times: start.scale / least))
    }

    private mutating func noteDecision() {
        let names: Message = "\(loads.facilityName) over \(loads.equipmentName)"
        guard areReadings else {
            notes.append("PUE is \(names)")
            return
        }
        notes.append("PUE is the growth of \(names), which are readings of meters")
        if falls.count > 0 {
            notes.append(
                falls.count == 1
                    ? "a reading falls below the one before, as when a meter is reset, which is a "
                        + "gap: line \(falls.firstLine)"
                    : "\(falls.count) readings fall below the one before, as when a meter is reset, "
                        + "which are gaps, the first in line \(falls.firstLine)")
        }
    }
}
