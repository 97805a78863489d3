/// Tells whether a written time has an offset other than UTC's.
enum StampOffset {
    /// Whether the text ends in an offset such as `+02:00`; `Z` and `+00:00` are UTC's.
    static func isForeign(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        // A date takes ten bytes, so a sign after it can only begin an offset.
        let tail = max(range.upperBound - 6, range.lowerBound + 10)
        guard tail < range.upperBound,
            let sign = bytes[tail..<range.upperBound].firstIndex(where: {
                $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
            })
        else { return false }
        return bytes[sign..<range.upperBound].contains { (49...57).contains($0) }
    }
}
