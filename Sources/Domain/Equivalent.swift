/// Emissions that people can picture, for comparison.
public struct Equivalent: Equatable, Sendable {
    /// One unit of it, as a noun phrase: `a full passenger jet from …`.
    public let title: String
    /// What that emits.
    public let emissions: Emissions
    /// How long it takes, if a part of it makes sense as a comparison; otherwise nil.
    public let duration: TimeSpan?
    /// Who published the figures.
    public let source: String

    /// How many of it make up an amount.
    public func count(in amount: Emissions) -> Double { amount / emissions }

    /// How long it takes to emit an amount; nil if a part of it means nothing.
    public func time(toEmit amount: Emissions) -> TimeSpan? {
        duration.map { TimeSpan(hours: $0.hours * (amount / emissions)) }
    }

    /// The flight of Patterson et al. 2021.
    public static let passengerJet = Equivalent(
        title: "a full passenger jet from San Francisco to New York and back",
        emissions: Emissions(grams: 180e6), duration: nil, source: paper)

    /// The training of GPT-3, in table 4 of Patterson et al. 2021.
    public static let gpt3 = Equivalent(
        title: "the training of GPT-3", emissions: Emissions(grams: 552.1e6),
        duration: TimeSpan(hours: 14.8 * 24), source: paper + ", table 4")

    /// All of them.
    public static let all = [passengerJet, gpt3]

    private static let paper = "Patterson et al. 2021, arXiv 2104.10350"
}
