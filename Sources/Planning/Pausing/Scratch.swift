/// Memory for numbers that is kept from one search to the next.
///
/// What it hands out has no bounds checks, so that loops over it turn into vector instructions.
/// It stays valid until more is asked for or the scratch is gone.
final class Scratch {
    private var numbers = UnsafeMutableBufferPointer<Double>.allocate(capacity: 0)

    deinit { numbers.deallocate() }

    /// Room for a count of numbers, the first of which are kept from before; the rest are anything.
    func numbers(_ count: Int, keeping kept: Int = 0) -> UnsafeMutablePointer<Double> {
        if numbers.count < count || numbers.isEmpty {
            let larger = UnsafeMutableBufferPointer<Double>.allocate(capacity: 64 + 2 * count)
            larger.initialize(repeating: 0)
            for index in 0..<kept { larger[index] = numbers[index] }
            numbers.deallocate()
            numbers = larger
        }
        guard let start = numbers.baseAddress else { preconditionFailure("no memory") }
        return start
    }
}
