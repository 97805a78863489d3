import OrderedCollections
import HTTPTypes
import SolsticePresentation
import Solstice
import SolsticeJSON

/// The OpenAPI 3.1 document of the API.
struct OpenAPIDocument {
    let operations: [Operation]

    /// The document.
    var json: JSONValue {
        [
            "openapi": .string("3.1.0"),
            "info": [
                "title": .string("Solstice"), "version": .string(Scheduler.version),
                "summary": .string("A carbon-aware scheduler for long training jobs"),
                "description": .string(Self.introduction),
            ],
            "servers": .array([["url": .string("/")]]),
            "tags": .array(tags.map { ["name": .string($0)] }),
            "paths": .object(paths),
            "components": [
                "schemas": .object(
                    Schemas.all.map { .init(key: $0.name, value: $0.schema.json) }),
                "headers": [
                    "RequestID": [
                        "description": .string(
                            "Names the request; errors of the server are in its log under it."),
                        "required": .bool(true), "schema": ["type": .string("string")],
                    ]
                ],
                "securitySchemes": [
                    "token": [
                        "type": .string("http"), "scheme": .string("bearer"),
                        "description": .string("Made by `\(run: .tokenAdd, "NAME")`."),
                    ]
                ],
            ],
        ]
    }

    private static let introduction = """
        What the command line reads, and submit, cancel, hold, release, retry, plan and import. \
        Quantities carry their unit last in the name; instants are UTC; a missing value is null. \
        Keys are added to and never renamed. Changes need a token. In addresses a space is %20 and \
        a plus is a plus.
        """

    private var tags: [String] {
        Array(OrderedSet(operations.map(\.tag)))
    }

    private var paths: [JSONValue.Member] {
        var order: [String] = []
        var byPath: [String: [JSONValue.Member]] = [:]
        for operation in operations {
            if byPath[operation.path] == nil { order.append(operation.path) }
            byPath[operation.path, default: []].append(
                .init(
                    key: operation.method.rawValue.lowercased(),
                    value: Self.json(of: operation)))
        }
        return order.map { .init(key: $0, value: .object(byPath[$0] ?? [])) }
    }

    private static func json(of operation: Operation) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init(key: "operationId", value: .string(operation.name)),
            .init(key: "tags", value: .array([.string(operation.tag)])),
            .init(key: "summary", value: .string(operation.summary)),
        ]
        if !operation.parameters.isEmpty {
            members.append(
                .init(key: "parameters", value: .array(operation.parameters.map(\.json))))
        }
        if let body = operation.body {
            members.append(
                .init(
                    key: "requestBody",
                    value: [
                        "required": .bool(true), "description": .string(body.text),
                        "content": content(body.types),
                    ]))
        }
        if operation.access == .writing {
            members.append(.init(key: "security", value: .array([["token": .array([])]])))
        }
        members.append(.init(key: "responses", value: .object(responses(of: operation))))
        return .object(members)
    }

    private static func content(_ types: [(name: String, schema: JSONSchema?)]) -> JSONValue {
        .object(
            types.map { type in
                .init(
                    key: type.name,
                    value: [
                        "schema": type.schema?.json
                            ?? (["type": .string("string")] as JSONValue)
                    ])
            })
    }

    private static func responses(of operation: Operation) -> [JSONValue.Member] {
        let success = operation.success
        var members: [JSONValue.Member] = [
            .init(
                key: "\(success.status.code)",
                value: [
                    "description": .string(success.text), "headers": headers,
                    "content": content(success.types),
                ])
        ]
        for status in refusals(of: operation) {
            members.append(
                .init(
                    key: "\(status.code)",
                    value: [
                        "description": .string(status.reason), "headers": headers,
                        "content": content([("application/json", .named("Error"))]),
                    ]))
        }
        return members
    }

    private static var headers: JSONValue {
        ["X-Request-Id": ["$ref": .string("#/components/headers/RequestID")]]
    }

    /// The error responses of an operation: the code, and what it means.
    private static func refusals(of operation: Operation) -> [(code: Int, reason: String)] {
        var refusals = [(400, "The request is wrong; it says what is.")]
        refusals.append((401, "A token is needed, or the one given is none."))
        if operation.access == .writing {
            refusals.append((403, "It comes from a page of another site."))
        }
        refusals.append((404, "What was asked for is not there."))
        if operation.canConflict {
            refusals.append((409, "As things stand that cannot be done; it says why."))
        }
        if operation.body != nil {
            refusals += [
                (408, "The body took too long to come."), (413, "The body is too large."),
                (415, "The body is of a kind that is not taken."),
            ]
        }
        refusals += [
            (421, "It asks for a host that this server is not."),
            (429, "Too many requests; Retry-After says when to go on."),
            (500, "Something went wrong here; the server's log says more of it."),
            (503, "It may work when tried again."),
        ]
        return refusals
    }
}
