/// Where each job would emit least with nobody in its way.
final class Ideals {
    let option: Flat<Int32>
    let start: Flat<Int32>
    let grams: Flat<Double>
    /// How many jobs fit anywhere, and what they emit together.
    private(set) var (fittingCount, totalGrams) = (0, 0.0)

    init(_ model: QueueModel) {
        option = Flat(repeating: -1, count: model.members.count)
        start = Flat(repeating: 0, count: model.members.count)
        grams = Flat(repeating: 0, count: model.members.count)
        // What is not to be planned stays in the way, and makes jobs fit nowhere that never will.
        let empty = QueueState(model)
        for job in model.members.indices {
            guard let place = empty.bestPlace(for: job, ignoringOthers: true) else { continue }
            option[job] = Int32(place.option)
            start[job] = Int32(place.start)
            grams[job] = place.grams
            fittingCount += 1
            totalGrams += place.grams
        }
    }

    /// Whether a job fits anywhere at all.
    func fits(_ job: Int) -> Bool { option[job] >= 0 }
}
