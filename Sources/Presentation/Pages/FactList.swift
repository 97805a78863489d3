internal import SolsticeDomain

extension FactSheet {
    /// The facts as a list of names with values; those that belong to the one above are set apart.
    var markup: Markup {
        guard !facts.isEmpty else { return .nothing }
        let rows = facts.map { fact -> Markup in
            let isPart = fact.name.hasPrefix(" ")
            let kind: Markup = isPart ? " class=\"part\"" : ""
            let name = String(fact.name.drop { $0 == " " })
            return "<div\(kind)><dt>\(name)</dt><dd>\(Markup.prose(fact.text))</dd></div>"
        }
        return "<dl class=\"facts\">\n\(rows)\n</dl>"
    }
}
