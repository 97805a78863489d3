import SolsticeDomain

extension Diagnostic {
    /// Whether the cause is a database that cannot be used at present, not the request itself.
    func isTrouble(ofDatabase path: String) -> Bool {
        [.cannotWrite, .tryAgain, .noSuchInput].contains(kind) && problem.hasPrefix(path + " ")
    }
}
