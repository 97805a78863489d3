/// The two kinds of day that matter to grids and datacentres.
public enum DayType: Int, CaseIterable, Hashable, Sendable {
    /// Monday to Friday.
    case workday
    /// Saturday and Sunday.
    case weekend
}
