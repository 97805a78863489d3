import SolsticeDomain

extension Diagnostic {
    /// Whether it is about a database that cannot be used just now, and not about what was asked of
    /// it.
    func isTrouble(ofDatabase path: String) -> Bool {
        [.cannotWrite, .tryAgain, .noSuchInput].contains(kind) && problem.hasPrefix(path + " ")
    }
}
