import SolsticeDomain

/// The observations of one place in one quantity, in the order of the file.
struct Channel {
    /// How a column of the data is named in a message about a row.
    enum Label {
        /// A column of a table.
        case header(String)
        /// A member of the objects in an array, by the array's path and the member's name.
        case member(array: String, name: String)

        /// The name for one row.
        func text(row: Int) -> String {
            switch self {
            case .header(let name): name
            case .member(let array, let name): "\(array)[\(row)].\(name)"
            }
        }
    }

    /// The zone or region.
    let place: String
    /// The signal; nil for PUE.
    let signal: CarbonSignal?
    /// The name of the value's column.
    let valueLabel: Label
    /// The name of the stamp's column.
    let stampLabel: Label
    /// What was read.
    var observations: [Observation] = []
}
