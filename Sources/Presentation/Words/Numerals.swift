/// Numbers in one format for every locale.
enum Numerals {
    /// Shown for a number that is not finite.
    static let unknown = "?"

    /// With this many digits after the point.
    static func fixed(_ number: Double, decimals: Int) -> String {
        guard number.isFinite else { return unknown }
        let scale = power(ofTen: decimals)
        let rounded = (abs(number) * scale).rounded()
        guard rounded < 1e15 else { return "\(number)" }
        let whole = Int(rounded / scale)
        let part = Int(rounded) - whole * Int(scale)
        let sign = number < 0 && rounded > 0 ? "-" : ""
        guard decimals > 0 else { return sign + "\(whole)" }
        let digits = String(part)
        return sign + "\(whole)." + String(repeating: "0", count: decimals - digits.count) + digits
    }

    /// About three significant digits: `0.04`, `1.23`, `12.3`, `123`, `1,234`.
    static func brief(_ number: Double) -> String {
        guard number.isFinite else { return unknown }
        let size = abs(number)
        if size == 0 { return "0" }
        if size < 9.995 { return fixed(number, decimals: 2) }
        if size < 99.95 { return fixed(number, decimals: 1) }
        return grouped(fixed(number, decimals: 0))
    }

    /// The shortest digits that read back as the same number; empty if it is not finite.
    static func plain(_ number: Double) -> String {
        guard number.isFinite else { return "" }
        let isWhole = number == number.rounded() && abs(number) < 1e15
        return isWhole ? "\(Int(number))" : "\(number)"
    }

    /// A share as a percentage: `31 %`, `0.4 %`.
    static func percent(_ share: Double) -> String {
        let percent = share * 100
        guard percent.isFinite else { return unknown }
        let size = abs(percent)
        // Below a millionth of a percent a difference is only rounding of sums.
        if size < 1e-6 { return "0 %" }
        if size < 0.05 { return (percent < 0 ? "-" : "") + "<0.1 %" }
        return fixed(percent, decimals: size > 0 && size < 9.95 ? 1 : 0) + " %"
    }

    /// A count with its noun: `1 row`, `2 rows`, `8,760 rows`.
    static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(grouped(String(count))) \(count == 1 ? one : many ?? one + "s")"
    }

    /// Digits with a comma between thousands.
    static func grouped(_ digits: String) -> String {
        let sign = digits.hasPrefix("-") ? "-" : ""
        var text = ""
        let bare = digits.dropFirst(sign.count)
        guard bare.allSatisfy(\.isNumber) else { return digits }
        for (index, digit) in bare.enumerated() {
            if index > 0, (bare.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return sign + text
    }

    private static func power(ofTen exponent: Int) -> Double {
        (0..<exponent).reduce(1.0) { power, _ in power * 10 }
    }
}
