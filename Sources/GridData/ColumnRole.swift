/// What a column of a table means.
enum ColumnRole: Equatable {
    case ignored
    case stamp
    case stampEnd
    case issue
    case estimate
    case place
    case unit
    case intensity
    case pue
    case itLoad
    case facilityLoad
    case workload
    case powerLimit
    case epochTime
    case averagePower
}
