/// A JSON document in memory: keys keep their order, a missing value is an explicit `null`, and a
/// number that is not finite cannot be written.
enum JSONValue: ExpressibleByDictionaryLiteral {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// An array whose elements are made one by one as they are written, so that a document of many
    /// thousand jobs does not stand in memory twice.
    case list(count: Int, element: (Int) -> JSONValue)
    case object([Member])

    /// A key and what stands under it.
    struct Member {
        let key: String
        let value: JSONValue
    }

    /// An object with its members in the order written.
    init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(members.map { Member(key: $0.0, value: $0.1) })
    }

    /// The document over several lines; what has no structure inside stays on one line.
    var text: String {
        var writer = JSONWriter()
        writer.write(self)
        return writer.text
    }

    /// Whether it stands on one line wherever it is.
    var isScalar: Bool {
        switch self {
        case .array(let elements): elements.isEmpty
        case .list(let count, _): count == 0
        case .object(let members): members.isEmpty
        default: true
        }
    }
}
