import SolsticeDomain

/// The driver's answer about one device's power limit.
struct DevicePowerLimits: Equatable {
    /// The driver's number for the device.
    let index: Int
    /// The device's own name.
    let uuid: String
    /// The limit in force; nil for a device that cannot be limited.
    let limit: Power?
    /// The lowest limit that it accepts; nil if it does not say.
    let lowest: Power?
    /// The highest limit that it accepts; nil if it does not say.
    let highest: Power?

    /// The fields to ask for, in the order that ``init(row:)`` reads them.
    static let fields = ["index", "uuid", "power.limit", "power.min_limit", "power.max_limit"]

    /// Reads an answer; nil if it is not about a device.
    init?(row: [String]) {
        guard row.count >= Self.fields.count, let index = Int(row[0]) else { return nil }
        self.index = index
        uuid = row[1]
        limit = Self.power(row[2])
        lowest = Self.power(row[3])
        highest = Self.power(row[4])
    }

    /// Whether the limit in force is this one. The driver keeps milliwatts and prints hundredths of
    /// a watt, and some boards round to their own steps.
    func isLimited(to power: Power) -> Bool {
        limit.map { abs($0.watts - power.watts) < 0.5 } ?? false
    }

    /// Why this device cannot be capped; nil if it can, or needs nothing done.
    func obstacle(to cap: Power) -> String? {
        guard let limit else { return "device \(index) has no power limit to set" }
        if let lowest, cap < lowest {
            return "device \(index) takes no limit under \(lowest.watts) W"
        }
        if let highest, cap > highest {
            return "device \(index) takes no limit over \(highest.watts) W"
        }
        // A cap is a promise to draw less. A stricter limit set by another user stays.
        if limit < cap, !isLimited(to: cap) {
            return "device \(index) is already limited further, to \(limit.watts) W"
        }
        return nil
    }

    /// The driver says `[N/A]` and the like if it has no number.
    private static func power(_ field: String) -> Power? {
        Double(field).flatMap { $0.isFinite && $0 > 0 ? Power(watts: $0) : nil }
    }
}
