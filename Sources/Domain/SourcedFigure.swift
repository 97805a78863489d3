/// A figure and where it was published.
public struct SourcedFigure<Quantity: ScalarQuantity>: Equatable, Sendable {
    /// The figure.
    public let value: Quantity
    /// Who published it, for what and when.
    public let source: String

    /// A figure with its source.
    public init(_ value: Quantity, source: String) {
        self.value = value
        self.source = source
    }
}
