/// Which priced rates a queue needs: one for each site, pool and power per accelerator.
struct LaneTable {
    private(set) var classes: [Double] = []
    private(set) var classOfMode: [Int32]
    private(set) var pairOfOption: [Int32] = []
    private(set) var laneOf: [Int32]
    private(set) var lanes: [(site: Int, pool: Int, kilowatts: Double)] = []

    /// A table in which powers are rounded down to shares of `grain`; 0 for no rounding.
    init(_ model: QueueModel, grain: Double) {
        var pairs: [(site: Int, pool: Int)] = []
        var indices: [Int: Int32] = [:]
        for option in model.options {
            let key = Int(option.site) * model.pools.count + Int(option.pool)
            if indices[key] == nil {
                indices[key] = Int32(pairs.count)
                pairs.append((Int(option.site), Int(option.pool)))
            }
            pairOfOption.append(indices[key] ?? 0)
        }
        classOfMode = [Int32](repeating: -1, count: model.modes.count)
        laneOf = []
        classify(model, grain: grain)
        laneOf = [Int32](repeating: -1, count: pairs.count * classes.count)
        for member in model.members {
            for option in member.options {
                let mode = member.firstMode + Int(model.options[option].mode)
                let pair = Int(pairOfOption[option])
                let key = pair * classes.count + Int(classOfMode[mode])
                if laneOf[key] < 0 {
                    laneOf[key] = Int32(lanes.count)
                    lanes.append(
                        (pairs[pair].site, pairs[pair].pool, classes[Int(classOfMode[mode])]))
                }
            }
        }
    }

    private mutating func classify(_ model: QueueModel, grain: Double) {
        var indices: [Double: Int32] = [:]
        for member in model.members {
            for option in member.options {
                let mode = member.firstMode + Int(model.options[option].mode)
                guard classOfMode[mode] < 0 else { continue }
                let kilowatts = model.modes[mode].kilowatts / Double(member.count)
                let value = grain == 0 ? kilowatts : Self.floor(kilowatts, grain: grain)
                if let known = indices[value] {
                    classOfMode[mode] = known
                } else {
                    classOfMode[mode] = Int32(classes.count)
                    indices[value] = Int32(classes.count)
                    classes.append(value)
                }
            }
        }
    }

    /// The next smaller power on a scale of equal shares: the top bits of its mantissa.
    private static func floor(_ value: Double, grain: Double) -> Double {
        guard value > 0 else { return value }
        let steps = max(1, (1 / grain).rounded())
        let significand = ((value.significand - 1) * steps).rounded(.down) / steps + 1
        return Double(sign: .plus, exponent: value.exponent, significand: significand)
    }
}
