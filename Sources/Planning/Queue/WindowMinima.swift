/// Least costs of runs of one length that start within blocks of sixteen slots, for rates and
/// lengths that many jobs ask for.
final class WindowMinima {
    /// One rate and one length of run.
    struct Table: BitwiseCopyable {
        /// Index of the first number of the rate's integral.
        let base: Int32
        let length: Int32
        /// How many whole blocks of starts there are.
        let blocks: Int32
        /// Index of its first number in `minima`.
        let first: Int32
    }

    private static let block = 16

    private let tables: Flat<Table>
    private let minima: Flat<Float>

    /// Tables for the rates at `bases` and runs of so many slots.
    init(_ wanted: [(base: Int32, length: Int32)], slots: Int) {
        var next = 0
        tables = Flat(
            wanted.map { base, length in
                let blocks = max(0, slots - Int(length) + 1) / Self.block
                defer { next += blocks }
                return Table(
                    base: base, length: length, blocks: Int32(blocks), first: Int32(next))
            })
        minima = Flat(repeating: .infinity, count: next)
    }

    /// Brings all tables up to date with the integrals.
    func refresh(_ integrals: UnsafePointer<Float>) {
        for index in 0..<tables.count {
            let table = tables.base[index]
            let starts = integrals + Int(table.base)
            let ends = starts + Int(table.length)
            let row = minima.base + Int(table.first)
            for block in 0..<Int(table.blocks) {
                row[block] = Minimum.least(Minimum.ofSixteen(ends, starts, block * Self.block))
            }
        }
    }

    /// The least cost of a run that starts in one of the slots from `first` to `last`.
    @inline(__always)
    func least(
        _ index: Int, _ first: Int, _ last: Int, _ integrals: UnsafePointer<Float>
    ) -> Float {
        let table = tables.base[index]
        let starts = integrals + Int(table.base)
        let ends = starts + Int(table.length)
        guard last - first >= 15 else { return Minimum.ofDifferences(ends, starts, first, last) }
        let edges = Minimum.lesser(
            Minimum.ofSixteen(ends, starts, first), Minimum.ofSixteen(ends, starts, last - 15))
        return Minimum.least(
            edges, minima.base + Int(table.first), from: (first + 15) / Self.block,
            to: (last + 1) / Self.block)
    }
}
