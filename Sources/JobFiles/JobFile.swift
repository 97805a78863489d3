import Foundation
public import Solstice
import Yams

/// A file of jobs: a list in YAML or JSON, or one object per line.
public enum JobFile {
    /// The jobs of a file, each with its place for messages.
    /// - Throws: a ``Diagnostic`` that names the job and the key.
    public static func read(_ file: SourceFile) throws(Diagnostic) -> [(JobEntry, place: String)] {
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            throw Diagnostic(
                .badInput, "\(file.name) is not UTF-8 text", remedy: "save it as UTF-8")
        }
        if let entries = JSONJobFile.read(file) { return entries }
        let nodes = try nodes(text, name: file.name)
        guard !nodes.isEmpty else {
            throw Diagnostic(
                .badInput, "\(file.name) holds no job",
                remedy: "write a list, one job with hours and command each")
        }
        return try nodes.map { node, linesBefore throws(Diagnostic) in
            let reader = JobEntryReader<Node>(fileName: file.name, linesBefore: linesBefore)
            return (try reader.entry(node), reader.place(node) ?? "a job")
        }
    }

    /// The submissions described in a file.
    /// - Throws: a ``Diagnostic`` that names the job and the key.
    public static func requests(
        _ file: SourceFile, _ moments: InstantReader, finder: ProgramFinder = ProgramFinder()
    ) throws(Diagnostic) -> [SubmissionRequest] {
        try read(file).map { entry, place throws(Diagnostic) in
            do throws(Diagnostic) {
                return try entry.request(moments, finder: finder)
            } catch {
                throw Diagnostic(
                    .badInput, "\(file.name), \(place): \(error.problem)", causes: error.causes,
                    remedy: error.remedy)
            }
        }
    }

    /// The jobs of a text, each with the number of lines before the text it was parsed from.
    ///
    /// JSON is YAML, so one parser reads all three; lines of JSON are parsed one by one.
    private static func nodes(
        _ text: String, name: String
    ) throws(Diagnostic) -> [(node: Node, linesBefore: Int)] {
        let filled = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
            .filter { !$0.element.trimmingCharacters(in: .whitespaces).isEmpty }
        let isLines = filled.count > 1 && filled.allSatisfy { $0.element.hasPrefix("{") }
        let documents = isLines ? filled.map { ($0.offset, String($0.element)) } : [(0, text)]
        var nodes: [(node: Node, linesBefore: Int)] = []
        for (linesBefore, document) in documents {
            for node in try parse(document, name: name, linesBefore: linesBefore) {
                nodes.append((node, linesBefore))
            }
        }
        return nodes
    }

    private static func parse(
        _ text: String, name: String, linesBefore: Int
    ) throws(Diagnostic) -> [Node] {
        let root: Node?
        do {
            // By default the parser looks its encoding up in the environment for every line.
            root = try Parser(yaml: text, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw syntax(error, name: name, linesBefore: linesBefore)
        } catch {
            throw Diagnostic(.badInput, "\(name) cannot be read", causes: ["\(error)"])
        }
        switch root {
        case nil: return []
        case .sequence(let list): return Array(list)
        case .mapping: return [root].compactMap { $0 }
        default:
            throw Diagnostic(
                .badInput, "\(name) is not a list of jobs",
                remedy: "start each job with a dash, or write one JSON object a line")
        }
    }

    private static func syntax(
        _ error: YamlError, name: String, linesBefore: Int
    ) -> Diagnostic {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return Diagnostic(
                .badInput,
                "\(name), line \(linesBefore + mark.line), column \(mark.column): \(problem)",
                remedy: "mend the line; it is read as YAML or JSON")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let line = linesBefore + context.mark.line
            return Diagnostic(
                .badInput,
                "\(name): the job at line \(line) says \(duplicates.joined(separator: ", ")) twice",
                remedy: "keep one of the two")
        default:
            return Diagnostic(
                .badInput, "\(name) is neither YAML nor JSON", causes: ["\(error)"],
                remedy: "write a list of jobs with hours and command each")
        }
    }
}

/// A value in a file of jobs, in any file format.
protocol JobFileValue {
    /// Keys and values, in the order of the file; nil if it is not an object.
    var members: [(key: Self, value: Self)]? { get }
    /// The values of a list; nil if it is not a list.
    var elements: [Self]? { get }
    /// A scalar as it was written; nil for an object or a list.
    var text: String? { get }
    /// A scalar as an integer, if it is one.
    var wholeNumber: Int? { get }
    /// A scalar as a number, if it is one.
    var number: Double? { get }
    /// A scalar as a Boolean, if it is one.
    var flag: Bool? { get }
    /// Where it begins, counted from 1; nil if unknown.
    var place: (line: Int, column: Int)? { get }
}

extension Node: JobFileValue {
    var members: [(key: Node, value: Node)]? { mapping.map { $0.map { ($0.key, $0.value) } } }
    var elements: [Node]? { sequence.map(Array.init) }
    var text: String? { scalar?.string }
    var wholeNumber: Int? { int }
    var number: Double? { float }
    var flag: Bool? { bool }
    var place: (line: Int, column: Int)? { mark.map { ($0.line, $0.column) } }
}
