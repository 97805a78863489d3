extension [ImportReport.Part] {
    /// How many values the parts added together.
    public var insertedCount: Int { reduce(0) { $0 + $1.inserted } }

    /// How many values of the parts replaced others.
    public var replacedCount: Int { reduce(0) { $0 + $1.replaced } }
}
