import SolsticeDomain

extension JobPlanner {
    /// The caps that a job may be run under in a site; nil among them stands for uncapped.
    func caps(
        _ policy: CapPolicy, on variant: WorkloadVariant, site: Int
    ) -> [PowerCapEffect?] {
        caps(policy, on: variant).filter { $0 == nil || sites[site].outlook.region.setsPowerCaps }
    }

    /// The caps that a job may be run under where caps can be set; nil stands for uncapped.
    ///
    /// A choice of caps offers those that the job feels. A cap that was asked for is set either way.
    func caps(_ policy: CapPolicy, on variant: WorkloadVariant) -> [PowerCapEffect?] {
        let accelerator = accelerators[variant.accelerator]
        switch policy {
        case .uncapped: return [nil]
        case .automatic:
            return [nil] + (accelerator?.effects(onDraw: variant.powerPerAccelerator) ?? [])
        case .fixed(let cap):
            let effect = accelerator?.effect(of: cap, onDraw: variant.powerPerAccelerator)
            return effect.map { [$0] } ?? []
        }
    }
}
