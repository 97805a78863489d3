import SolsticeDomain

extension JudgedPlacement {
    /// Whether it runs in an allowed region with known hours.
    var regionFaults: [String] {
        var faults: [String] = []
        if !job.regions.isEmpty, !job.regions.contains(placement.region) {
            faults.append(
                "runs in \(placement.region), but may only run in "
                    + job.regions.joined(separator: ", "))
        }
        if region == nil {
            faults.append("runs in \(placement.region), of which nothing is known")
        } else if outlook == nil {
            faults.append(
                "runs in \(placement.region), where no \(placement.signal.rawValue) carbon "
                    + "intensity is known")
        }
        if movedData != nil, let region, !region.isTransferKnown {
            faults.append(
                "moves its data to \(placement.region), whose transfer energy and rate are unknown")
        }
        return faults
    }

    /// Whether it runs on an allowed accelerator and under an allowed cap.
    var optionFaults: [String] {
        let choices = job.variants.map(\.accelerator)
        var faults: [String] = []
        if !choices.contains(placement.accelerator) {
            faults.append(
                "runs on \(placement.accelerator), but may only run on "
                    + choices.joined(separator: ", "))
        }
        if let fault = capPolicyFault { faults.append(fault) }
        if let cap = placement.powerCap, capEffect == nil {
            faults.append(
                "is capped at \(cap.watts.figure) W, which was not measured on "
                    + placement.accelerator)
        }
        return faults
    }

    private var capPolicyFault: String? {
        let cap = placement.powerCap
        let stated = cap.map { "is capped at \($0.watts.figure) W" } ?? "is not capped"
        switch job.capPolicy {
        case .uncapped where cap != nil: return "\(stated), but may not be capped"
        case .fixed(let fixed) where cap != fixed:
            return "\(stated), but is to be capped at \(fixed.watts.figure) W"
        case .uncapped, .automatic, .fixed: return nil
        }
    }
}
