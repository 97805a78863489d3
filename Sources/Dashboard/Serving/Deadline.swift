/// Ends a wait that takes too long.
enum Deadline {
    /// The result of some work, if it finishes in time.
    /// - Throws: the error that `refusal` makes if it does not.
    static func within<Value: Sendable>(
        _ seconds: Double, _ work: @escaping @Sendable () async throws -> Value,
        else refusal: @escaping @Sendable () -> Refusal
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask(operation: work)
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw refusal()
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw refusal() }
            return value
        }
    }
}
