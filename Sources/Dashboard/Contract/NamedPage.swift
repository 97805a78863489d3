import Solstice

/// A page of a list that is ordered by name.
struct NamedPage<Element> {
    /// The elements on it.
    let elements: [Element]
    /// The name to request the next page with; nil on the last.
    let next: String?

    /// The page that a request selects.
    init(of all: [Element], by name: (Element) -> String, _ inputs: Inputs) {
        self.init(
            of: all, by: name, after: inputs.text("after"), limit: inputs.integer("limit") ?? 100)
    }

    /// The elements after a name, which need not exist any more, up to a limit.
    init(of all: [Element], by name: (Element) -> String, after: String?, limit: Int) {
        let beyond = all.filter { element in after.map { name(element) > $0 } ?? true }
            .sorted { name($0) < name($1) }
        elements = Array(beyond.prefix(limit))
        next = beyond.count > limit ? elements.last.map(name) : nil
    }

    /// The parameters that select a page.
    static var parameters: [Parameter] {
        [
            .query(
                "after", .string(length: 1...200),
                "Only those beyond this name: the page's before `next`"),
            .query("limit", .integer(1...500), "How many at most (100)"),
        ]
    }
}
