/// The name the user most likely meant: the known one with the fewest edits, if it is close.
public func nearestName(to typed: String, among known: [String]) -> String? {
    if typed.isEmpty { return nil }
    let wanted = Array(typed.lowercased())
    let scored = known.map { name in (name, editDistance(wanted, Array(name.lowercased()))) }
    guard let best = scored.min(by: { $0.1 < $1.1 }), best.1 <= max(1, typed.count / 3) else {
        return known.first { $0.lowercased().hasPrefix(typed.lowercased()) }
    }
    return best.0
}

/// Levenshtein distance: insertions, deletions and substitutions from one to the other.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var previous = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var row = [i + 1]
        for (j, b) in right.enumerated() {
            row.append(min(previous[j] + (a == b ? 0 : 1), previous[j + 1] + 1, row[j] + 1))
        }
        previous = row
    }
    return previous[right.count]
}
