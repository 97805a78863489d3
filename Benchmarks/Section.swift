/// A section of the table, by the name that chooses it: `make bench ONLY=queue`.
enum Section: String, CaseIterable {
    case windows
    case queue
    case small
    case pausing
    case imports
    case commands
    case service
    case peers
    case trace
}
