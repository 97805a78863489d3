/// A reading position in the bytes of one written time.
struct StampCursor {
    private let bytes: [UInt8]
    private let end: Int
    private var position: Int

    /// Creates a position at the start of the range.
    init(bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    /// Whether everything has been read.
    var isAtEnd: Bool { position >= end }

    /// The next byte; 0 at the end.
    var peek: UInt8 { position < end ? bytes[position] : 0 }

    /// What has not been read yet.
    var rest: String { String(decoding: bytes[min(position, end)..<end], as: UTF8.self) }

    /// Whether what is left could belong to a plain number.
    var isNumeric: Bool {
        bytes[min(position, end)..<end].allSatisfy { (48...57).contains($0) || $0 == 46 }
    }

    /// Skips one byte.
    mutating func skip() { position += 1 }

    /// Skips a byte if it is the next one.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte, position < end else { return false }
        position += 1
        return true
    }

    /// Skips the next byte if it is one of these characters.
    mutating func takeAny(of characters: StaticString) -> Bool {
        let next = peek
        guard position < end else { return false }
        let isListed = characters.withUTF8Buffer { $0.contains(next) }
        if isListed { position += 1 }
        return isListed
    }

    /// Reads digits, up to a width; the width returned is 0 if there are none.
    mutating func number(upTo width: Int) -> (value: Int, width: Int) {
        var value = 0
        var count = 0
        while count < width, position < end {
            let digit = bytes[position] &- 48
            guard digit < 10 else { break }
            value = value * 10 + Int(digit)
            position += 1
            count += 1
        }
        return (value, count)
    }

    /// Skips all digits that follow and counts them.
    mutating func skipDigits() -> Int {
        let from = position
        while position < end, bytes[position] &- 48 < 10 { position += 1 }
        return position - from
    }
}
