import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the body of a request, if it is not too large and arrives in time.
struct BodyReader: Sendable {
    /// The maximum number of bytes.
    let limit: Int
    /// How long it may take to arrive.
    let seconds: Double

    func read(_ request: Request) async throws -> ByteBuffer {
        let tooLarge = Refusal(
            .contentTooLarge, "the body has more than \(limit >> 20) MB",
            remedy: "send it in several pieces")
        if let stated = request.headers[.contentLength].flatMap({ Int($0) }), stated > limit {
            throw tooLarge
        }
        let (limit, body) = (limit, request.body)
        return try await Deadline.within(seconds) {
            do {
                return try await body.collect(upTo: limit)
            } catch is NIOTooManyBytesError {
                throw tooLarge
            }
        } else: {
            Refusal(.requestTimeout, "the body took too long to come", remedy: "try again")
        }
    }
}
