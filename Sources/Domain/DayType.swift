/// The two kinds of day that grids and datacentres tell apart.
public enum DayType: Int, CaseIterable, Hashable, Sendable {
    /// Monday to Friday.
    case workday
    /// Saturday and Sunday.
    case weekend
}
