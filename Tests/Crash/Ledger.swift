import Foundation

/// What the jobs themselves wrote, in the order in which they did.
struct Ledger {
    /// What one attempt wrote.
    struct Entry {
        /// The positions of the lines that it began with; one, if all is well.
        var starts: [Int] = []
        /// The positions of its last lines, and the statuses told there.
        var ends: [(line: Int, status: Int)] = []
    }

    /// The attempts by job and number, such as `12-1`.
    private(set) var entries: [String: Entry] = [:]
    /// Lines that nobody could have written in one piece.
    private(set) var torn: [String] = []

    /// `12-1` for the folder `…/job-12-1-4a2a6a1cf625`; nil for any other.
    static func attempt(inFolder folder: String) -> String? {
        let parts = folder.split(separator: "/").last?.split(separator: "-") ?? []
        return parts.count == 4 && parts[0] == "job" ? "\(parts[1])-\(parts[2])" : nil
    }

    /// Reads the file; one that is missing is empty.
    init(path: String) {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        for (number, line) in text.split(separator: "\n").enumerated() {
            let words = line.split(separator: " ")
            guard words.count == 4, let status = Int(words[3]),
                let attempt = Self.attempt(inFolder: String(words[2])),
                attempt.hasPrefix("\(words[1])-")
            else {
                torn.append(String(line))
                continue
            }
            switch words[0] {
            case "start": entries[attempt, default: Entry()].starts.append(number)
            case "end": entries[attempt, default: Entry()].ends.append((number, status))
            default: torn.append(String(line))
            }
        }
    }
}
