import Solstice

extension Scheduler {
    /// The number of a job that a URL names by number or name.
    /// - Throws: a ``Refusal``, not found, if there is none.
    func foundJob(_ text: String, isUnambiguous: Bool = false) throws -> Int {
        try Refusal.found { () throws(Diagnostic) in
            try jobNumber(text, isUnambiguous: isUnambiguous)
        }
    }
}
