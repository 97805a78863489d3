/// Finds lines and columns in a text, with little memory however many lines it has.
///
/// It notes the line that every block of 256 bytes begins in, and counts on from there.
public struct TextPositions {
    private static let blockLength = 256

    private let bytes: [UInt8]
    /// The line, from 0, that each block begins in, and where that line begins.
    private let blocks: [(line: Int, lineStart: Int)]

    /// An index of the lines of a text.
    public init(_ bytes: [UInt8]) {
        var blocks: [(line: Int, lineStart: Int)] = []
        blocks.reserveCapacity(bytes.count / Self.blockLength + 1)
        var (line, lineStart) = (0, 0)
        for index in 0...bytes.count {
            if index % Self.blockLength == 0 { blocks.append((line, lineStart)) }
            if index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
                line += 1
                lineStart = index + 1
            }
        }
        self.bytes = bytes
        self.blocks = blocks
    }

    /// The line of an offset and the column in it, both from 1; the column counts bytes.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let block = offset / Self.blockLength
        var (line, lineStart) = blocks[block]
        for index in block * Self.blockLength..<offset where bytes[index] == UInt8(ascii: "\n") {
            line += 1
            lineStart = index + 1
        }
        return (line + 1, offset - lineStart + 1)
    }
}
