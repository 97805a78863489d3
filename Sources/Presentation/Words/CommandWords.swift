/// A command as a user would type it.
enum CommandWords {
    private static let plain = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")

    /// The arguments, quoted if a shell needs that, with control characters made visible.
    static func line(_ arguments: [String]) -> String {
        arguments.map(quoted).joined(separator: " ").visible
    }

    private static func quoted(_ argument: String) -> String {
        if !argument.isEmpty, argument.allSatisfy(plain.contains) { return argument }
        return "'"
            + argument.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "'\\''") + "'"
    }
}
