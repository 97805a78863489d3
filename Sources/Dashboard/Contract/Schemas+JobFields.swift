import Solstice
import SolsticeJSON

/// Jobs as they are submitted and given back, by the table of their fields.
extension Schemas {
    /// A key of a submitted job.
    static func property(_ field: JobField) -> JSONSchema.Property {
        let words = [field.help, example(field)].compactMap(\.self).joined(separator: " ")
        return field.isRequired
            ? .always(field.key, schema(field.form), words)
            : .maybe(field.key, schema(field.form), words)
    }

    /// How it is written, if the schema itself does not say.
    private static func example(_ field: JobField) -> String? {
        switch field.form {
        case .text, .figure, .figures, .number: field.expected.map { "Write \($0)." }
        default: nil
        }
    }

    /// A member of a job that is given back.
    static func property(_ output: JobOutput) -> JSONSchema.Property {
        let schema = schema(output.kind)
        return .always(output.key, output.isOptional ? schema.orNull : schema, output.note)
    }

    private static let word = JSONSchema.string(length: 1...1000)
    private static let amount = JSONSchema.number(atLeast: 0)
    private static let predecessor = JSONSchema.any([word, .integer(1...Int(Int32.max))])

    private static func schema(_ form: JobField.Form) -> JSONSchema {
        switch form {
        case .text(let length): .string(length: 1...length)
        case .choice(let words): .string(choices: words)
        case .figure: .any([word, amount])
        case .figures: .any([amount, word, .map(.any([amount, word]))])
        case .whole(let range): .integer(range)
        case .number: amount
        case .flag: .boolean
        case .texts(let count, let isProgram): .array(isProgram ? text : word, count: count)
        case .jobs:
            .any([
                word, .integer(1...Int(Int32.max)), .array(predecessor, count: 1...1000),
            ])
        case .variants: .array(.named("VariantRequest"), count: 1...64)
        case .indices: .any([word, .integer(0...100_000)])
        }
    }

    private static func schema(_ kind: JobOutput.Kind) -> JSONSchema {
        switch kind {
        case .text: text
        case .whole: integer
        case .number: number
        case .flag: .boolean
        case .instant: .instant
        case .texts: texts
        case .wholes: .array(integer)
        case .variants: .array(.named("WorkloadVariant"))
        case .choice(let words): .string(choices: words)
        }
    }
}
