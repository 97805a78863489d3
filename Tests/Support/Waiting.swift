public import Testing

/// Asks again and again until something is so, for at most five minutes: long enough for the
/// busiest machine, and done at once on any other.
public func eventually(
    _ what: Comment, between pause: () async throws -> Void = briefly,
    sourceLocation: SourceLocation = #_sourceLocation, _ isSo: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + .seconds(300)
    while try await !isSo() {
        try #require(ContinuousClock.now < deadline, what, sourceLocation: sourceLocation)
        try await pause()
    }
}

/// The pause between two questions.
public func briefly() async throws { try await Task.sleep(for: .milliseconds(10)) }
