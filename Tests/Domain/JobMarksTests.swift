import SolsticeDomain
import Testing

@Suite struct JobMarksTests {
    private func marks(
        _ project: String? = nil, isWithoutProject: Bool = false, isFinal: Bool = false,
        isPreliminary: Bool = false
    ) throws(Diagnostic) -> JobMarks {
        try JobMarks(
            project: project, isWithoutProject: isWithoutProject, isFinal: isFinal,
            isPreliminary: isPreliminary)
    }

    @Test func `only what is stated changes`() throws {
        var terms = JobTerms()
        try marks("paper").apply(to: &terms)
        #expect(terms.project == "paper" && !terms.isFinalRun)
        try marks(isFinal: true).apply(to: &terms)
        #expect(terms.project == "paper" && terms.isFinalRun)
        try marks(isWithoutProject: true).apply(to: &terms)
        #expect(terms.project == nil && terms.isFinalRun)
        try marks("other", isPreliminary: true).apply(to: &terms)
        #expect(terms.project == "other" && !terms.isFinalRun)
    }

    @Test func `marks that say nothing, or two things, are refused`() {
        #expect(throws: Diagnostic.self) { try marks() }
        #expect(throws: Diagnostic.self) { try marks(isFinal: true, isPreliminary: true) }
        #expect(throws: Diagnostic.self) { try marks("paper", isWithoutProject: true) }
    }

    @Test(arguments: ["", "  ", String(repeating: "ü", count: 101)])
    func `a project has a name that can be read`(name: String) throws {
        #expect(throws: Diagnostic.self) { try marks(name) }
        var terms = JobTerms()
        terms.project = ProjectID(name)
        #expect(throws: Diagnostic.self) { try JobField.check(terms) }
        _ = try marks(String(repeating: "ü", count: 100))
    }
}
