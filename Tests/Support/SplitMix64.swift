/// A small generator of the same numbers on every run (Steele, Lea and Flood, OOPSLA 2014,
/// doi 10.1145/2660193.2660195).
public struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    /// A generator for one case of a test.
    public init(seed: some BinaryInteger) { state = UInt64(truncatingIfNeeded: seed) }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
