import SolsticeDomain

/// What a cluster says of the partition for jobs, from `sinfo`.
struct SlurmPartition: Equatable {
    /// The format of `sinfo`, a line for each kind of node: `batch*|14-00:00:00|gpu:a100:4(S:0)`.
    static let format = "%P|%l|%G"

    /// The longest that a job may take; nil for no limit.
    let timeLimit: TimeSpan?
    /// The types of its GPUs, an empty one if they have none; empty if it has no GPUs.
    let acceleratorTypes: Set<String>

    /// Reads what `sinfo` printed of a partition, or of the cluster's default one; nil if there is
    /// no such partition.
    init?(listing: String, named name: String?) {
        var limit: TimeSpan?
        var types: Set<String> = []
        var isThere = false
        for line in listing.split(separator: "\n") {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let isDefault = parts[0].hasSuffix("*")
            guard name.map({ $0 == (isDefault ? parts[0].dropLast() : parts[0]) }) ?? isDefault
            else { continue }
            isThere = true
            limit = Self.span(parts[1])
            types.formUnion(Self.types(parts[2]))
        }
        guard isThere else { return nil }
        timeLimit = limit
        acceleratorTypes = types
    }

    /// What to ask for to get these accelerators: `gpu:a100:4`, or `gpu:4` if the cluster does not
    /// distinguish its kinds by names that we know; nil for a partition without GPUs.
    func resources(for hold: AcceleratorHold) -> String? {
        guard !acceleratorTypes.isEmpty else { return nil }
        let wanted = hold.accelerator.rawValue.lowercased()
        let known = acceleratorTypes.filter { !$0.isEmpty }.sorted()
        let type =
            known.first { $0.lowercased() == wanted }
            ?? known.first { Self.isNarrower(wanted, than: $0.lowercased()) }
            ?? known.first { Self.isNarrower($0.lowercased(), than: wanted) }
        return ["gpu", type, "\(hold.count)"].compactMap(\.self).joined(separator: ":")
    }

    /// `a100-sxm` is narrower than `a100`.
    private static func isNarrower(_ name: String, than other: String) -> Bool {
        name.hasPrefix(other) && "-_".contains(name.dropFirst(other.count).first ?? " ")
    }

    /// The GPUs' types in `gpu:a100:4(S:0-1),nic:2`.
    private static func types(_ text: Substring) -> [String] {
        var depth = 0
        // The commas in parentheses separate sockets.
        let entries = text.split(whereSeparator: { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return character == "," && depth == 0
        })
        return entries.compactMap { entry in
            let words = entry.prefix { $0 != "(" }.split(separator: ":")
            guard words.first == "gpu" else { return nil }
            return words.count > 2 ? String(words[1]) : ""
        }
    }

    /// `14-00:00:00`, `12:30:00`, `30:00`; nil for `infinite`.
    private static func span(_ text: Substring) -> TimeSpan? {
        let parts = text.split(separator: "-")
        guard let clock = parts.last, parts.count <= 2 else { return nil }
        let numbers = clock.split(separator: ":").map { Int($0) }
        guard numbers.allSatisfy({ $0 != nil }), let days = parts.count == 2 ? Int(parts[0]) : 0
        else { return nil }
        let seconds = numbers.compactMap(\.self).reduce(0) { $0 * 60 + $1 }
        return TimeSpan(seconds: days * 86_400 + seconds)
    }
}
