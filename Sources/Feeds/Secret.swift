/// A token or password, which is never printed: its description hides it.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The text itself, for the one request that needs it.
    let text: String

    /// Stores a text as a secret.
    public init(_ text: String) { self.text = text }

    /// A placeholder for the secret.
    public var description: String { "(hidden)" }
    /// A placeholder for the secret.
    public var debugDescription: String { description }
    /// An empty mirror.
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    /// A text with every occurrence of the secret, and of its parts around a colon, hidden.
    func hidden(in text: String) -> String {
        var text = text
        let parts = self.text.split(separator: ":", maxSplits: 1).map(String.init)
        for part in [self.text] + parts where part.count >= 4 {
            text = text.replacing(part, with: description)
        }
        return text
    }
}
