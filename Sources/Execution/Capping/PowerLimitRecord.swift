import SolsticeDomain

/// The power limits that an attempt found on its accelerators and has to restore.
///
/// Written before any limit is changed, removed when all are restored: while it is in an attempt's
/// folder, some limit may still need restoring.
struct PowerLimitRecord: Codable, Equatable {
    /// One device.
    struct Device: Codable, Equatable {
        /// The driver's number for it at the time.
        let index: Int
        /// Its own name, by which it is found again.
        let uuid: String
        /// The limit that was found.
        let previous: Power
        /// The limit that was set.
        let cap: Power

        private enum CodingKeys: String, CodingKey {
            case index, uuid
            case previous = "previousWatts"
            case cap = "capWatts"
        }
    }

    /// The version of this format.
    var format = 1
    /// The attempt's key.
    let attemptKey: String
    /// The absolute path of the `nvidia-smi` that set them.
    let tool: String
    /// The devices whose limits must be restored.
    let devices: [Device]

    /// The part of the record for some of the devices.
    func keeping(_ devices: [Device]) -> PowerLimitRecord {
        PowerLimitRecord(attemptKey: attemptKey, tool: tool, devices: devices)
    }
}
