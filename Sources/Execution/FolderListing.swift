import Glibc

/// The contents of a folder: attempts, or what the kernel lists by number, as processes in `/proc`.
enum FolderListing {
    /// The names in a folder that are numbers; none if it cannot be read.
    static func numbers(in path: String) -> [Int32] { names(in: path).compactMap { Int32($0) } }

    /// The names in a folder, except itself and its parent; none if it cannot be read.
    static func names(in path: String) -> [String] {
        guard let list = opendir(path) else { return [] }
        defer { closedir(list) }
        var names: [String] = []
        while let entry = readdir(list) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }
}
