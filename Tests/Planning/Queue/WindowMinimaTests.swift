import Testing

@testable import SolsticePlanning

@Suite struct WindowMinimaTests {
    /// A running sum of random costs.
    private static func integrals(slots: Int, _ random: inout SeededRandom) -> [Float] {
        var sum: Float = 0
        return (0...slots).map { _ in
            defer { sum += Float(1 + random.below(500)) }
            return sum
        }
    }

    @Test(arguments: 1...6) func `the minimum over blocks and ends is the minimum over all starts`(
        _ seed: UInt64
    ) {
        var random = SeededRandom(seed: seed)
        let slots = 40 + random.below(300)
        let integrals = Self.integrals(slots: slots, &random)
        let lengths = [1, 2, 7, 24]
        let minima = WindowMinima(lengths.map { (base: 0, length: Int32($0)) }, slots: slots)
        integrals.withUnsafeBufferPointer { numbers in
            guard let base = numbers.baseAddress else { return }
            minima.refresh(base)
            for (table, length) in lengths.enumerated() {
                for _ in 0..<200 {
                    let first = random.below(slots - length + 1)
                    let last = first + random.below(slots - length + 1 - first)
                    let plain = (first...last).map { numbers[$0 + length] - numbers[$0] }.min()
                    #expect(minima.least(table, first, last, base) == plain)
                }
            }
        }
    }
}
