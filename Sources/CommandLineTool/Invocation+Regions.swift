import Solstice
import SolsticePresentation

extension Invocation {
    /// Shows a region as it now is.
    func showRegion(_ id: String) throws(Diagnostic) {
        let record = try scheduler.regionRecord(id)
        show(json: JSONViews.region(record), text: RegionViews.detail(record, style: style))
    }
}
