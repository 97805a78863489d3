/// A token or password, which is never printed: its description hides it.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The text itself, for the one request that needs it.
    let text: String

    /// Keeps a text to itself.
    public init(_ text: String) { self.text = text }

    /// Not the secret.
    public var description: String { "(hidden)" }
    /// Not the secret.
    public var debugDescription: String { description }
    /// Nothing to see.
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    /// A text with the secret's every appearance hidden, and its parts on either side of a colon.
    func hidden(in text: String) -> String {
        var text = text
        let parts = self.text.split(separator: ":", maxSplits: 1).map(String.init)
        for part in [self.text] + parts where part.count >= 4 {
            text = text.replacing(part, with: description)
        }
        return text
    }
}
