import Foundation

/// Random numbers from a seed, the same on any machine (SplitMix64, Steele et al. 2014).
struct SeededNoise {
    private var state: UInt64

    /// Noise that a seed determines.
    init(seed: UInt64) { state = seed }

    /// A number from -1 up to 1.
    mutating func next() -> Double { 2 * share() - 1 }

    /// A number from 0 up to 1.
    mutating func share() -> Double { Double(bits() >> 11) / Double(1 << 53) }

    /// A whole number of a range, each as likely as another.
    mutating func whole(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(share() * Double(range.count))
    }

    /// A number from the normal distribution of mean 0 and deviation 1 (Box and Muller 1958).
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - share())).squareRoot()
        return radius * cos(2 * .pi * share())
    }

    private mutating func bits() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
