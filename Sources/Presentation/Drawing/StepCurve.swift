internal import SolsticeDomain

/// Values over time as a curve of steps in a drawing 1000 wide, gaps left open.
struct StepCurve {
    /// A value between two positions in the drawing; nil in a gap.
    struct Step {
        let from: Double
        let to: Double
        let value: Double?
    }

    /// Left to right, without overlaps.
    let steps: [Step]

    /// The width of the drawing, in its own units.
    static let width = 1000.0
    /// Maximum number of steps; more are averaged, since no screen could show them.
    private static let most = 480

    /// The curve of these intervals over a span of positive length.
    init(_ pieces: [(window: TimeWindow, value: Double?)], over span: TimeWindow) {
        let all = pieces.map { piece in
            Step(
                from: Self.place(piece.window.start, in: span),
                to: Self.place(piece.window.end, in: span), value: piece.value)
        }
        steps = all.count > Self.most ? Self.averaged(all) : all
    }

    /// The position of a moment in the drawing of a span, from 0 to ``width`` for those inside.
    static func place(_ instant: Instant, in span: TimeWindow) -> Double {
        (instant - span.start).hours / span.length.hours * width
    }

    /// The largest value; nil if there is none.
    var highest: Double? { steps.compactMap(\.value).max() }

    /// The curve as a path, with `top` at the upper edge and zero at the lower.
    func path(height: Double, top: Double) -> String {
        runs.map { run in
            run.enumerated().map { index, step in
                let y = Self.number(height * (1 - (step.value ?? 0) / top))
                return "\(index == 0 ? "M" : "L")\(Self.number(step.from)) \(y)"
                    + "H\(Self.number(step.to))"
            }.joined()
        }.joined()
    }

    /// The area between two curves of the same steps, as a path.
    static func area(low: StepCurve, high: StepCurve, height: Double, top: Double) -> String {
        func y(_ value: Double) -> String { number(height * (1 - value / top)) }
        let pairs = zip(low.steps, high.steps).compactMap { low, high in
            low.value.flatMap { bottom in
                high.value.map { (from: low.from, to: low.to, low: bottom, high: $0) }
            }
        }
        return pairs.map { pair in
            "M\(number(pair.from)) \(y(pair.high))H\(number(pair.to))V\(y(pair.low))"
                + "H\(number(pair.from))Z"
        }.joined()
    }

    /// A number in a drawing.
    static func number(_ value: Double) -> String { Numerals.fixed(value, decimals: 1) }

    /// Runs of adjacent steps.
    private var runs: [[Step]] {
        var runs: [[Step]] = []
        var end: Double?
        for step in steps {
            guard step.value != nil else {
                end = nil
                continue
            }
            if let end, step.from <= end + 1e-6 {
                runs[runs.count - 1].append(step)
            } else {
                runs.append([step])
            }
            end = step.to
        }
        return runs
    }

    /// The steps reduced to the maximum number, each the time-weighted mean of its interval.
    private static func averaged(_ steps: [Step]) -> [Step] {
        var sums = [Double](repeating: 0, count: most)
        var weights = sums
        for step in steps {
            guard let value = step.value else { continue }
            let middle = (step.from + step.to) / 2
            let index = max(0, min(most - 1, Int(middle / width * Double(most))))
            sums[index] += value * (step.to - step.from)
            weights[index] += step.to - step.from
        }
        let each = width / Double(most)
        return sums.indices.map { index in
            Step(
                from: Double(index) * each, to: Double(index + 1) * each,
                value: weights[index] > 0 ? sums[index] / weights[index] : nil)
        }
    }
}
