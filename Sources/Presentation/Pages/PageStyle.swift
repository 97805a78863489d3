/// The dashboard's style.
public enum PageStyle {
    /// The style sheet, served under `/assets/solstice.css`.
    public static let sheet =
        [SharedStyle.sheet, PageLayout.sheet, PageLists.sheet, PageDrawings.sheet]
        .joined(separator: "\n") + "\n"
}
