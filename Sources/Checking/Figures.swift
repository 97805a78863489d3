extension Double {
    /// Whether two numbers agree within a relative tolerance. NaN agrees with nothing.
    func agrees(with other: Double, within share: Double) -> Bool {
        abs(self - other) <= abs(other) * share + Self.nothing
    }

    /// Below any amount that matters, in every unit: a billionth of a gram, watt-hour or cent.
    private static let nothing = 1e-9

    /// Seven significant digits, the precision of the checks, without trailing zeros.
    var figure: String {
        guard isFinite, self != 0 else { return self == 0 ? "0" : "\(self)" }
        var scale = 1.0
        while abs(self) * scale < 1e6, scale < 1e12 { scale *= 10 }
        let text = "\((self * scale).rounded() / scale)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
