import Glibc

/// What the kernel lists by number: processes in `/proc`, open files in `/proc/thread-self/fd`.
enum FolderListing {
    /// The names in a folder that are numbers; none where it cannot be read.
    static func numbers(in path: String) -> [Int32] {
        guard let list = opendir(path) else { return [] }
        defer { closedir(list) }
        var numbers: [Int32] = []
        while let entry = readdir(list) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let number = Int32(name) { numbers.append(number) }
        }
        return numbers
    }
}
