/// What may be done to limit a job's power.
public enum CapPolicy: Equatable, Sendable {
    /// Any measured cap, or none, whichever emits least.
    case automatic
    /// No cap.
    case uncapped
    /// This cap, in watts per accelerator; it must be a measured one.
    case fixed(Power)

    /// As written on the command line: `auto`, `none` or watts.
    public var text: String {
        switch self {
        case .automatic: "auto"
        case .uncapped: "none"
        case .fixed(let power): String(Int(power.watts.rounded()))
        }
    }

    /// Reads `auto`, `none` or watts; nil for anything else.
    public init?(text: String) {
        switch text {
        case "auto": self = .automatic
        case "none": self = .uncapped
        default:
            guard let watts = Double(text), watts > 0, watts < 100_000 else { return nil }
            self = .fixed(Power(watts: watts))
        }
    }
}
