extension [ImportReport.Part] {
    /// How many values the parts added, in total.
    public var insertedCount: Int { reduce(0) { $0 + $1.inserted } }

    /// How many values the parts replaced, in total.
    public var replacedCount: Int { reduce(0) { $0 + $1.replaced } }
}
