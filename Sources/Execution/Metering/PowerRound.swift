import SolsticeDomain

/// Combines the lines of a sampling `nvidia-smi`, one per device, into samples of all devices.
struct PowerRound {
    /// The result of a line.
    enum Step: Equatable {
        /// Other devices are still missing.
        case incomplete
        /// All devices are there, and draw this much together.
        case complete(Power)
        /// A device gave no number, or the line is something else.
        case broken
    }

    private let devices: Set<Int>
    private var power: [Int: Power] = [:]

    /// The fields to ask for. On boards since Ampere `power.draw` is the mean over a second, on
    /// older ones and the A100 it is instantaneous; every driver knows it.
    static let fields = ["index", "power.draw"]

    /// Creates samples of these devices, by the driver's numbers.
    init(devices: [Int]) { self.devices = Set(devices) }

    /// Takes the next line.
    mutating func take(_ line: Substring) -> Step {
        let row = AcceleratorTool.fields(of: line)
        guard row.count == Self.fields.count, let device = Int(row[0]), devices.contains(device),
            let watts = Double(row[1]), watts.isFinite, watts >= 0
        else {
            power = [:]
            return .broken
        }
        // A repeated device begins the next sample, whatever the last one lacked.
        if power[device] != nil { power = [:] }
        power[device] = Power(watts: watts)
        guard power.count == devices.count else { return .incomplete }
        defer { power = [:] }
        return .complete(Power(watts: power.values.reduce(0) { $0 + $1.watts }))
    }
}
