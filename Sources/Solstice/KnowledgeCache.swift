import SolsticeDomain
import SolsticeForecasting

/// Caches what is read about sites within one transaction, so that a file of jobs reads each once.
final class KnowledgeCache {
    private struct Key: Hashable {
        let region: String
        let signal: CarbonSignal
    }

    private var known: [Key: SiteKnowledge] = [:]

    /// What is known about a site, gathered on the first call.
    func knowledge(
        region: String, signal: CarbonSignal, gather: () throws -> SiteKnowledge
    ) rethrows -> SiteKnowledge {
        let key = Key(region: region, signal: signal)
        if let found = known[key] { return found }
        let gathered = try gather()
        known[key] = gathered
        return gathered
    }
}
