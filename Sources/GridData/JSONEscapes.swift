/// Resolves backslash escapes in JSON strings.
enum JSONEscapes {
    /// The text of a string's bytes without its quotes; nil if JSON does not have an escape.
    static func resolve(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
        var units: [UInt16] = []
        var index = range.lowerBound
        var literalStart = index
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            units += String(decoding: bytes[literalStart..<index], as: UTF8.self).utf16
            guard index + 1 < range.upperBound else { return nil }
            if bytes[index + 1] == UInt8(ascii: "u") {
                guard index + 6 <= range.upperBound,
                    let unit = UInt16(
                        String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
                else { return nil }
                units.append(unit)
                index += 6
            } else {
                guard let unit = simple[bytes[index + 1]] else { return nil }
                units.append(unit)
                index += 2
            }
            literalStart = index
        }
        units += String(decoding: bytes[literalStart..<range.upperBound], as: UTF8.self).utf16
        return String(decoding: units, as: UTF16.self)
    }

    private static let simple: [UInt8: UInt16] = [
        UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
        UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
        UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
    ]
}
