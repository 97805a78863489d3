import SolsticeDomain

extension CarbonSignal {
    /// The signal that a header, in the form that the column rules see, or a provider's word
    /// declares; nil if it says nothing.
    init?(declaredIn text: String) {
        let plain = text.lowercased()
        if ["lca", "life cycle", "lifecycle", "life-cycle"].contains(where: plain.contains) {
            self = .lifecycle
        } else if plain.contains("marginal") || plain.contains("moer") {
            self = .marginal
        } else if plain.contains("direct"), !plain.contains("indirect") {
            self = .direct
        } else {
            return nil
        }
    }
}
