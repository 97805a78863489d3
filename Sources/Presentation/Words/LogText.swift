/// Text for logs.
public enum LogText {
    /// A text of any origin as one line of bounded length, in which nothing can move the cursor or
    /// look like another line.
    public static func line(_ text: String) -> String { text.cut(to: 2000) }
}
