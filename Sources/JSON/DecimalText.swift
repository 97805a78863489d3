/// Plain decimal numbers, read from bytes and written.
public enum DecimalText {
    /// Why a field is not a number.
    public enum Flaw: Error {
        /// Not a number in any notation.
        case unreadable
        /// Not the decimal sign of the rest of the file, or two kinds in one number.
        case mixedSigns
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// The number in a range.
    ///
    /// A mantissa below 2^53 over a power of ten up to 10^22 is exact in one division (W. Clinger,
    /// "How to read floating point numbers accurately", 1990); others go to the standard library.
    /// `sign` is the file's decimal sign, `.` or `,`; 0 until a number shows it.
    public static func parse(
        _ bytes: [UInt8], _ range: Range<Int>, sign: inout UInt8
    ) throws(Flaw) -> Double {
        var mantissa: UInt64 = 0
        var digitCount = 0
        var fractionCount = 0
        var isInFraction = false
        var index = range.lowerBound
        let isNegative = index < range.upperBound && bytes[index] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        while index < range.upperBound {
            let byte = bytes[index]
            if byte &- 48 < 10 {
                guard digitCount < 18 else { return try parseSlowly(bytes, range, sign) }
                mantissa = mantissa * 10 + UInt64(byte &- 48)
                digitCount += 1
                if isInFraction { fractionCount += 1 }
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
                guard !isInFraction, sign == 0 || sign == byte else { throw .mixedSigns }
                sign = byte
                isInFraction = true
            } else {
                return try parseSlowly(bytes, range, sign)
            }
            index += 1
        }
        guard digitCount > 0 else { throw .unreadable }
        guard mantissa < 1 << 53 else { return try parseSlowly(bytes, range, sign) }
        let value = Double(mantissa) / powersOfTen[fractionCount]
        return isNegative ? -value : value
    }

    /// The shortest digits that read back as the same number, which has to be finite.
    public static func shortest(_ number: Double) -> String {
        let isWhole = number == number.rounded() && abs(number) < 1e15
        return isWhole ? "\(Int(number))" : "\(number)"
    }

    /// Reads exponents and long numbers; words such as `inf` are not numbers here.
    private static func parseSlowly(
        _ bytes: [UInt8], _ range: Range<Int>, _ sign: UInt8
    ) throws(Flaw) -> Double {
        let point = UInt8(ascii: ".")
        let allowed = Array("0123456789+-eE.".utf8)
        let plain = bytes[range].map { $0 == UInt8(ascii: ",") && $0 == sign ? point : $0 }
        guard range.count <= 400, plain.allSatisfy(allowed.contains),
            let value = Double(String(decoding: plain, as: UTF8.self))
        else { throw .unreadable }
        return value
    }
}
