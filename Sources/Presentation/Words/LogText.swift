/// Text for logs.
public enum LogText {
    /// A text of any origin as one line of bounded length, in which nothing can move a cursor or
    /// pass for another line.
    public static func line(_ text: String) -> String { text.cut(to: 2000) }
}
