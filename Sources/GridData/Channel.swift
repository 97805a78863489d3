import SolsticeDomain

/// The observations of one quantity in one place, in file order.
struct Channel {
    /// How a message about a row names a column of the data.
    enum Label {
        /// A column of a table.
        case header(String)
        /// A member of the objects in an array, by the array's path and the member's name.
        case member(array: String, name: String)
        /// An element of an array of bare values, by the array's path.
        case element(array: String)

        /// The name for one row.
        func text(row: Int) -> String {
            switch self {
            case .header(let name): name
            case .member(let array, let name): "\(array)[\(row)].\(name)"
            case .element(let array): "\(array)[\(row)]"
            }
        }
    }

    /// The zone or region.
    let place: String
    /// The signal; nil for PUE.
    let signal: CarbonSignal?
    /// When the forecast that holds these values was issued; nil for a history, and for a forecast
    /// that does not say.
    let issuedAt: Instant?
    /// The name of the value's column.
    let valueLabel: Label
    /// The name of the stamp's column.
    let stampLabel: Label
    /// What was read.
    var observations: [Observation] = []
}
