import Solstice
import SolsticePresentation

extension Invocation {
    /// Shows the current state of a region.
    func showRegion(_ id: String) throws(Diagnostic) {
        let record = try scheduler.regionRecord(id)
        show(json: JSONViews.region(record), text: RegionViews.detail(record, style: style))
    }
}
