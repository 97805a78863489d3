public import SolsticeDomain

extension SeriesState {
    /// Everything it contains as plain numbers, for storage. The first one is the layout version.
    public var numbers: [Double] {
        let fit = model.fit
        var numbers: [Double] = [
            Self.layout, Double(fit.firstHour), Double(fit.endHour), Double(fit.hourCount),
            fit.seasonShare, fit.floor, fit.climatology.mean,
        ]
        numbers += model.climatology.season + model.climatology.shape + model.climatology.week
        numbers += model.carryOver.weights + model.spread.variances + model.spread.shares
        numbers += model.errors.low + model.errors.high
        for revision in model.errors.revisions {
            for part in [revision.fast, revision.slow] {
                numbers += [part.deviation, part.correlationHours]
            }
        }
        return numbers + fit.decisions.numbers + fit.course.numbers
            + fit.chosen.numbers + fit.paused.numbers + recent.numbers
            + levels.numbers
    }

    /// Decodes the state from numbers; nil if another version wrote them, and the history has to be
    /// fitted again.
    public init?(numbers: [Double], clock: LocalClock) {
        var reader = NumberReader(numbers)
        guard reader.next() == Self.layout, let model = SeriesModel(&reader, clock: clock),
            let recent = RecentState(&reader), let levels = LevelState(&reader), reader.isAtEnd
        else { return nil }
        self.init(model: model)
        self.recent = recent
        self.levels = levels
    }

    /// Changes with every change of what is stored or what it means.
    private static let layout = 4.0
}

/// Reads numbers from a list, one after another.
struct NumberReader {
    private let numbers: [Double]
    private var position = 0

    init(_ numbers: [Double]) { self.numbers = numbers }

    var isAtEnd: Bool { position == numbers.count }

    mutating func next() -> Double? { next(1)?.first }

    mutating func next(_ count: Int) -> [Double]? {
        guard position + count <= numbers.count else { return nil }
        defer { position += count }
        return Array(numbers[position..<position + count])
    }
}
