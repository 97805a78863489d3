public import SolsticeDomain

/// The queue over time against each region's capacity.
public enum QueueChartView {
    /// For each region and accelerator the units held over the horizon, and below that each job's
    /// pieces and deadline; for programs one row per piece.
    ///
    /// Jobs that are finished or have no place are left out.
    public static func text(
        _ records: [JobRecord], regions: [Region], style: OutputStyle
    ) -> String {
        let lanes = QueueLane.lanes(records, regions: regions, now: style.now)
        switch style.medium {
        case .terminal: return QueueChart(lanes: lanes, style: style).text
        case .pipe:
            return TabSeparated.text(
                QueueLane.heading, lanes.flatMap { lane in lane.records.flatMap(lane.rows) })
        }
    }
}
