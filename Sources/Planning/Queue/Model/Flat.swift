/// Plain numbers in one piece of memory, for inner loops that must not pay for bounds checks,
/// reference counts or copies.
final class Flat<Element: BitwiseCopyable> {
    let base: UnsafeMutablePointer<Element>
    let count: Int

    init(repeating value: Element, count: Int) {
        base = .allocate(capacity: max(1, count))
        base.initialize(repeating: value, count: count)
        self.count = count
    }

    init(_ values: [Element]) {
        base = .allocate(capacity: max(1, values.count))
        for (index, value) in values.enumerated() { (base + index).initialize(to: value) }
        count = values.count
    }

    /// The same numbers in memory of their own.
    init(copying other: Flat) {
        base = .allocate(capacity: max(1, other.count))
        base.initialize(from: other.base, count: other.count)
        count = other.count
    }

    deinit { base.deallocate() }

    /// Takes over another's numbers; both have as many.
    func assign(from other: Flat) { base.update(from: other.base, count: count) }

    subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count)
            return base[index]
        }
        set {
            assert(index >= 0 && index < count)
            base[index] = newValue
        }
    }
}

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
