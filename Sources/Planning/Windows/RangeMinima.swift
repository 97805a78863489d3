/// Rows of numbers with the least of any run in a row, found in a few steps whatever its length.
///
/// Within blocks of sixteen the least up to and from each number is kept; over whole blocks, the least
/// of each power of two of them (the sparse table of Bender and Farach-Colton, LATIN 2000).
final class RangeMinima {
    private let numbers: Flat<Double>
    private let upTo: Flat<Double>
    private let from: Flat<Double>
    private let levels: Flat<Double>
    private let capacity: Int
    private let mostBlocks: Int
    private let levelCount: Int

    private static let shift = 4
    private static let mask = 15

    /// So many rows with room for so many numbers each.
    init(rows: Int, capacity: Int) {
        self.capacity = capacity
        mostBlocks = capacity >> Self.shift + 1
        levelCount = Int.bitWidth - mostBlocks.leadingZeroBitCount
        numbers = Flat(repeating: .infinity, count: rows * capacity)
        upTo = Flat(repeating: .infinity, count: rows * capacity)
        from = Flat(repeating: .infinity, count: rows * capacity)
        levels = Flat(repeating: .infinity, count: rows * mostBlocks * levelCount)
    }

    /// The numbers of a row; after filling them, call ``refresh(_:count:)``.
    func values(_ row: Int) -> UnsafeMutablePointer<Double> { numbers.base + row * capacity }

    private func levels(_ row: Int) -> UnsafeMutablePointer<Double> {
        levels.base + row * mostBlocks * levelCount
    }

    /// Takes note that the first so many numbers of a row have changed.
    func refresh(_ row: Int, count: Int) {
        guard count > 0 else { return }
        let values = values(row)
        let upTo = upTo.base + row * capacity
        let from = from.base + row * capacity
        let levels = levels(row)
        let blocks = (count - 1) >> Self.shift + 1
        for block in 0..<blocks {
            let first = block << Self.shift
            let last = min(count - 1, first | Self.mask)
            var least = Double.infinity
            for index in first...last {
                least = lesser(values[index], least)
                upTo[index] = least
            }
            levels[block] = least
            least = .infinity
            for index in stride(from: last, through: first, by: -1) {
                least = lesser(values[index], least)
                from[index] = least
            }
        }
        var width = 1
        var below = levels
        while 2 * width <= blocks {
            let level = below + mostBlocks
            for block in 0...blocks - 2 * width {
                level[block] = lesser(below[block], below[block + width])
            }
            below = level
            width *= 2
        }
    }

    /// The least of a row's numbers from one position to another, both included; infinite where there
    /// are none between them.
    func least(_ row: Int, _ first: Int, _ last: Int) -> Double {
        guard first <= last else { return .infinity }
        let firstBlock = first >> Self.shift
        let lastBlock = last >> Self.shift
        let offset = row * capacity
        if firstBlock == lastBlock {
            var least = Double.infinity
            for index in offset + first...offset + last { least = lesser(least, numbers[index]) }
            return least
        }
        let edges = lesser(from[offset + first], upTo[offset + last])
        let whole = lastBlock - firstBlock - 1
        guard whole > 0 else { return edges }
        let level = Int.bitWidth - 1 - whole.leadingZeroBitCount
        let blocks = levels(row) + level * mostBlocks
        return lesser(edges, lesser(blocks[firstBlock + 1], blocks[lastBlock - (1 << level)]))
    }

    /// The first position in a row from one to another at which a number is not above a limit; nil
    /// where there is none.
    func first(_ row: Int, notAbove limit: Double, _ first: Int, _ last: Int) -> Int? {
        let offset = row * capacity
        var index = first
        while index <= last {
            // The least from here to the block's end tells whether to look closer.
            if from[offset + index] > limit {
                index = (index | Self.mask) + 1
            } else if numbers[offset + index] <= limit {
                return index
            } else {
                index += 1
            }
        }
        return nil
    }

    /// The lesser of two numbers, in one instruction, which `min` is not.
    @inline(__always)
    private func lesser(_ a: Double, _ b: Double) -> Double { a < b ? a : b }
}
