import SolsticeDomain
import Testing

@Suite struct SeriesAlgebraTests {
    typealias Grid = Series<CarbonIntensity>

    static let left = Grid(breakpoints: [0, 10, 20, 30], rawValues: [1, .nan, 3])
    static let right = Grid(breakpoints: [5, 15, 40], rawValues: [10, 20])

    @Test func `joining two series uses all their breakpoints`() {
        let sum = Grid.zip(Self.left, Self.right) { $0 + $1 }
        #expect(sum.breakpoints == [0, 5, 10, 15, 20, 30, 40])
    }

    @Test func `if one side has no value, the join has none`() {
        var seen: [[Double]] = []
        _ = Grid.zip(Self.left, Self.right) { first, second in
            seen.append([first.isNaN ? -1 : first, second.isNaN ? -1 : second])
            return 0
        }
        #expect(seen == [[1, -1], [1, 10], [-1, 10], [-1, 20], [3, 20], [-1, 20]])
    }

    @Test func `a series laid over another shows the lower one only at its gaps`() {
        let both = Self.left.over(Self.right)
        let values = [2, 7, 12, 17, 22, 35].map {
            both.value(at: Instant(secondsSinceEpoch: $0))?.gramsPerKWh
        }
        #expect(values == [1, 1, 10, 20, 3, 20])
    }

    @Test func `a series laid over nothing keeps its values`() {
        let alone = Self.left.over(Grid())
        #expect(alone.pieces == Self.left.pieces)
    }

    @Test func `nothing laid over a series leaves all of it visible`() {
        #expect(Grid().over(Self.right) == Self.right)
    }

    @Test func `joining two empty series is empty`() {
        #expect(Grid.zip(Grid(), Grid()) { $0 + $1 }.breakpoints.isEmpty)
    }

    @Test func `separate series leave a gap between them`() {
        let far = Grid(breakpoints: [100, 110], rawValues: [5])
        let both = Grid(breakpoints: [0, 10], rawValues: [4]).over(far)
        #expect(both.breakpoints == [0, 10, 100, 110])
        #expect(both.value(at: Instant(secondsSinceEpoch: 50)) == nil)
    }

    @Test func `a rate is PUE times carbon intensity if both are known`() {
        let pue = Series<PUE>(breakpoints: [0, 20, 40], rawValues: [1.1, 1.5])
        let rate = Series<EmissionRate>(
            pue: pue, carbonIntensity: Grid(breakpoints: [10, 30], rawValues: [200]))
        let values = [5, 15, 25, 35].map {
            rate.value(at: Instant(secondsSinceEpoch: $0))?.gramsPerITKWh
        }
        #expect(values == [nil, 1.1 * 200, 1.5 * 200, nil])
    }
}
