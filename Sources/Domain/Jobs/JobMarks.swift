/// What jobs are said to count for in reports, before or after they ran.
///
/// A paper states its final runs and, apart from them, the preliminary ones that led to them; which
/// run was the final one is often known only afterwards.
public struct JobMarks: Equatable, Sendable {
    /// The project that a job is put into.
    public enum Membership: Equatable, Sendable {
        /// This one.
        case project(ProjectID)
        /// None.
        case noProject
    }

    /// Where the jobs are put; nil to leave them where they are.
    public var membership: Membership?
    /// Whether their runs are final; nil to leave that as it is.
    public var isFinalRun: Bool?

    /// Marks that change what is stated.
    public init(membership: Membership? = nil, isFinalRun: Bool? = nil) {
        self.membership = membership
        self.isFinalRun = isFinalRun
    }

    /// Marks as people state them: a name, flags, or both.
    /// - Throws: a ``Diagnostic`` if nothing is stated, if two flags contradict each other, or if no
    ///   project can have the name.
    public init(
        project: String?, isWithoutProject: Bool, isFinal: Bool, isPreliminary: Bool
    ) throws(Diagnostic) {
        if isFinal, isPreliminary {
            throw Self.contradiction(.final, .preliminary)
        }
        if project != nil, isWithoutProject { throw Self.contradiction(.project, .noProject) }
        self.init(
            membership: isWithoutProject
                ? Membership.noProject : project.map { .project(ProjectID($0)) },
            isFinalRun: isFinal ? true : isPreliminary ? false : nil)
        guard membership != nil || isFinalRun != nil else {
            throw Diagnostic(
                .usage, "there is nothing to mark the jobs as",
                remedy: "add \(set: .final), \(set: .preliminary) or \(set: .project, "NAME")")
        }
        if case .project(let project) = membership { try Self.check(project) }
    }

    /// The maximum length of a project's name in bytes, which is that of a job's.
    public static let longestName = 200

    /// Refuses names that no project can have.
    public static func check(_ project: ProjectID) throws(Diagnostic) {
        let name = project.rawValue
        let isTooLong = name.utf8.count > longestName
        guard isTooLong || name.allSatisfy(\.isWhitespace) else { return }
        throw Diagnostic(
            .usage, "a project cannot be called \(isTooLong ? "that" : "nothing")",
            causes: ["a name has 1 to \(longestName) bytes, and not only spaces"],
            remedy: "give another \(setting: .project), or none")
    }

    /// Marks a job's terms.
    public func apply(to terms: inout JobTerms) {
        switch membership {
        case .project(let project): terms.project = project
        case .noProject: terms.project = nil
        case nil: break
        }
        if let isFinalRun { terms.isFinalRun = isFinalRun }
    }

    private static func contradiction(
        _ one: Message.Setting, _ other: Message.Setting
    ) -> Diagnostic {
        Diagnostic(
            .usage, "\(setting: one) and \(setting: other) contradict each other",
            remedy: "leave one of them out")
    }
}
