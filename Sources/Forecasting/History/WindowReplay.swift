import Glibc
import SolsticeDomain

/// Forecasts replayed at regular intervals over a history, each from what was known then.
struct WindowReplay {
    /// By length and lead: logarithms of actual over expected means.
    private(set) var errors: [[Double]]
    /// By length: the lead in hours and the mean square of the revision by the time the window
    /// began.
    private(set) var revisions: [[(lead: Int, mean: Double)]] = []
    /// How decisions based on these forecasts turned out.
    private(set) var decisions = DecisionRecord()
    /// The windows they chose.
    private(set) var chosen: [ChosenWindow] = []
    /// The windows chosen for jobs that pause.
    private(set) var paused: [ChosenWindow] = []

    /// Replays the table's model: `actual` are the hours' values, NaN for gaps, and `states` what
    /// was known after each; the table starts at the same hour.
    init(actual: [Double], states: [RecentState], table: HorizonTable) {
        let lengths = WindowErrors.lengths
        let leads = WindowErrors.leads
        let step = WindowErrors.originStep
        let longest = (lengths.max() ?? 0) + (leads.max() ?? 0)
        errors = [[Double]](repeating: [], count: lengths.count * leads.count)
        var sums = [Double](repeating: 0, count: actual.count + 1)
        var gapsBefore = [Int](repeating: 0, count: actual.count + 1)
        for index in actual.indices {
            sums[index + 1] = sums[index] + (actual[index].isNaN ? 0 : actual[index])
            gapsBefore[index + 1] = gapsBefore[index] + (actual[index].isNaN ? 1 : 0)
        }
        let originCount = max(0, (actual.count - 1) / step)
        // By origin, length and lead: the logarithm of the expected mean.
        let rowCount = lengths.count * leads.count
        var expected = [Double](repeating: .nan, count: originCount * rowCount)
        var hours = [Double](repeating: 0, count: longest)
        var running = [Double](repeating: 0, count: longest + 1)
        for origin in 0..<originCount {
            let from = (origin + 1) * step
            guard let end = states[from - 1].endHour, end == table.firstHour + from else {
                continue
            }
            let count = min(longest, actual.count - from)
            hours.withUnsafeMutableBufferPointer { buffer in
                table.write(
                    states[from - 1], from: end,
                    into: UnsafeMutableBufferPointer(rebasing: buffer[0..<count]))
            }
            for hour in 0..<count { running[hour + 1] = running[hour] + hours[hour] }
            if origin % DecisionRecord.originStride == 0 {
                let reach = DecisionRecord.reach(of: gapsBefore, from: from, count: count)
                decisions.add(
                    expected: running[0...reach], actual: sums[from...from + reach], origin: from,
                    to: &chosen)
                if actual.count - from <= ChosenStretch.longestAge {
                    PausedChoice.add(
                        expected: hours[0..<reach], actual: actual[from..<from + reach],
                        origin: from, to: &paused)
                }
            }
            for (row, length) in lengths.enumerated() {
                for (column, lead) in leads.enumerated() where lead + length <= count {
                    let sum = running[lead + length] - running[lead]
                    let mean = log(sum / Double(length))
                    let cell = row * leads.count + column
                    expected[origin * rowCount + cell] = mean
                    let (start, end) = (from + lead, from + lead + length)
                    let real = (sums[end] - sums[start]) / Double(length)
                    if gapsBefore[start] == gapsBefore[end], real > 0 {
                        errors[cell].append(log(real) - mean)
                    }
                }
            }
        }
        revisions = lengths.indices.map { row in
            leads.indices.dropFirst().compactMap { column in
                var sum = 0.0
                var count = 0
                let apart = leads[column] / step
                for origin in 0..<max(0, originCount - apart) {
                    let before = expected[origin * rowCount + row * leads.count + column]
                    let after = expected[(origin + apart) * rowCount + row * leads.count]
                    guard !before.isNaN, !after.isNaN else { continue }
                    sum += (after - before) * (after - before)
                    count += 1
                }
                return count >= 20 ? (lead: leads[column], mean: sum / Double(count)) : nil
            }
        }
    }
}
