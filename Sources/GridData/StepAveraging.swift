/// Averages values that are finer than wanted to a coarser step.
enum StepAveraging {
    /// The values in steps of so many seconds, counted from the epoch.
    ///
    /// Values that are already as long stay as they are. Each counts by its length times its
    /// weight, or by its length if all weights are zero. A step with no value is a blank.
    static func average(_ pieces: [TimedValue], to stepSeconds: Int) -> [TimedValue] {
        var result: [TimedValue] = []
        var index = 0
        while index < pieces.count {
            if pieces[index].end - pieces[index].start >= stepSeconds {
                result.append(pieces[index])
                index += 1
                continue
            }
            let step = floorDivision(pieces[index].start, stepSeconds)
            var end = index
            while end < pieces.count, floorDivision(pieces[end].start, stepSeconds) == step,
                pieces[end].end - pieces[end].start < stepSeconds
            {
                end += 1
            }
            let group = pieces[index..<end]
            result.append(
                TimedValue(
                    start: step * stepSeconds, end: (step + 1) * stepSeconds,
                    value: mean(group), weight: group.reduce(0) { $0 + $1.weight },
                    isEstimated: group.contains { $0.isEstimated && !$0.value.isNaN }))
            index = end
        }
        return result
    }

    private static func mean(_ group: ArraySlice<TimedValue>) -> Double {
        let valued = group.filter { !$0.value.isNaN }
        if valued.isEmpty { return .nan }
        let hasWeights = valued.contains { $0.weight > 0 }
        var sum = 0.0
        var total = 0.0
        for piece in valued {
            let weight = Double(piece.end - piece.start) * (hasWeights ? piece.weight : 1)
            sum += piece.value * weight
            total += weight
        }
        return sum / total
    }

    private static func floorDivision(_ number: Int, _ divisor: Int) -> Int {
        number >= 0 ? number / divisor : (number - divisor + 1) / divisor
    }
}
