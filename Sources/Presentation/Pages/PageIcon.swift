/// The dashboard's icon: the sun at its highest above the horizon.
public enum PageIcon {
    /// The drawing, served under `/assets/icon.svg`.
    public static let svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
        <rect width="32" height="32" rx="7" fill="#1a7f4b"/>
        <path d="M5 24A11 13 0 0 1 27 24" fill="none" stroke="#ffffff" stroke-opacity=".55" \
        stroke-width="2" stroke-linecap="round"/>
        <circle cx="16" cy="11" r="4.5" fill="#ffd75e"/>
        <path d="M4 26H28" stroke="#ffffff" stroke-width="2" stroke-linecap="round"/>
        </svg>
        """
}
