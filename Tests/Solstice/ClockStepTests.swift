import Testing

@testable import Solstice

struct ClockStepTests {
    private let steady = ContinuousClock.now

    /// The step seen after an hour in which the machine's clock moved by so many seconds.
    private func step(wallSeconds: Int) -> Int? {
        var loopState = ServiceLoopState()
        #expect(loopState.clockStep(now: at(0), steady: steady) == nil)
        return loopState.clockStep(
            now: at(0) + TimeSpan(seconds: wallSeconds), steady: steady + .seconds(3600))
    }

    @Test(arguments: [(0, -3600), (7200, 3600), (3540, -60), (3660, 60)])
    func `a clock change is noticed`(seconds: Int, step: Int) {
        #expect(self.step(wallSeconds: seconds) == step)
    }

    @Test(arguments: [3600, 3541, 3659])
    func `passing time and a slightly inaccurate clock are not clock changes`(seconds: Int) {
        #expect(step(wallSeconds: seconds) == nil)
    }

    @Test func `a clock change is noticed once`() {
        var loopState = ServiceLoopState()
        _ = loopState.clockStep(now: at(0), steady: steady)
        #expect(loopState.clockStep(now: at(-1), steady: steady + .seconds(1)) == -3601)
        let later = at(-1) + TimeSpan(seconds: 1)
        #expect(loopState.clockStep(now: later, steady: steady + .seconds(2)) == nil)
    }
}
