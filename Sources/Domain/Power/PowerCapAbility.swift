/// How power caps are set where jobs run.
public enum PowerCapMeans: String, CaseIterable, Sendable {
    /// By Solstice, with the driver's own tool, which requires permission.
    case nvidiaSMI = "nvidia-smi"
    /// By a prolog of the cluster, which reads `SOLSTICE_POWER_CAP_WATTS`.
    case prolog
    /// Not at all.
    case none
}

/// Whether power caps can be set in a region: as stated, otherwise as its service found.
public struct PowerCapAbility: Equatable, Sendable {
    /// What a service found on its machine.
    public enum Finding: Equatable, Sendable {
        /// It may change the limits of the accelerators there.
        case possible
        /// What prevents it.
        case impossible(because: String)
    }

    /// What was stated; nil if the service is to find out.
    public var stated: PowerCapMeans?
    /// What a service found at its start; nil if none has checked.
    public var finding: Finding?

    /// Creates an unknown ability, or the one stated.
    public init(stated: PowerCapMeans? = nil, finding: Finding? = nil) {
        self.stated = stated
        self.finding = finding
    }
}

extension Region {
    /// Whether a plan may cap jobs here.
    public var setsPowerCaps: Bool { powerCapObstacle == nil }

    /// How caps are set here.
    public var powerCapMeans: PowerCapMeans {
        if let stated = powerCaps.stated { return stated }
        return powerCapObstacle == nil ? .nvidiaSMI : .none
    }

    /// Why no cap can be set here, and what is required; nil if caps can be set.
    public var powerCapObstacle: Message? {
        switch powerCaps.stated {
        case .nvidiaSMI, .prolog: return nil
        case .some(.none): return "region \(id) is said to set none (\(set: .caps, "none"))"
        case nil: break
        }
        switch executor {
        case .none: return "no jobs are started in region \(id)"
        case .slurm:
            return "no prolog of \(id)'s cluster is known to set them; where one does: "
                + "\(run: .regionSet, .text(id), .set(.caps, "prolog"))"
        case .local: break
        }
        switch powerCaps.finding {
        case .possible: return nil
        case .impossible(let reason): return "the service of region \(id) found: \(reason)"
        case nil:
            return "no service has looked yet whether it may set them in region \(id): \(run: .run)"
        }
    }
}

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
