/// An order to end an attempt. The shim carries it out, so that the grace is kept even if the
/// process that gave the order is gone by then.
struct CancelOrder: Codable, Equatable {
    /// The version of this format.
    var format = 1
    /// When it was given; distinguishes one order from the next.
    let givenAtEpochSeconds: Int
    /// How long the job may take to end by itself.
    let graceSeconds: Int
}
