import Glibc

/// Small files that exist either as a whole or not at all, even after a power cut.
enum DurableFile {
    /// Writes a file readable only by its owner, replacing an older one in one step.
    static func write(_ bytes: [UInt8], to path: String) throws(SystemFailure) {
        let draft = "\(path).\(getpid()).draft"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .last(draft) }
        do throws(SystemFailure) {
            defer { close(file) }
            try append(bytes, to: file, named: draft)
            guard fsync(file) == 0 else { throw .last(draft) }
        } catch {
            unlink(draft)
            throw error
        }
        guard rename(draft, path) == 0 else { throw .last(path) }
        syncFolder(of: path)
    }

    /// Writes all bytes to an open file.
    static func append(
        _ bytes: [UInt8], to file: Int32, named name: String
    ) throws(SystemFailure) {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes {
                Glibc.write(file, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .last(name) }
            done += count
        }
    }

    /// The bytes of a file; nil if there is no such file.
    static func read(_ path: String) throws(SystemFailure) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        if file < 0 && (errno == ENOENT || errno == ENOTDIR) { return nil }
        guard file >= 0 else { throw .last(path) }
        defer { close(file) }
        return try readToEnd(file, named: path)
    }

    /// Opens a file to read from; the caller closes it.
    static func openToRead(_ path: String) throws(SystemFailure) -> Int32 {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .last(path) }
        return file
    }

    /// Opens a file to append to, created for its owner only if missing; the caller closes it.
    static func openToAppend(_ path: String) throws(SystemFailure) -> Int32 {
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .last(path) }
        return file
    }

    /// The rest of an open file or socket.
    static func readToEnd(_ file: Int32, named name: String) throws(SystemFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .last(name) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
        }
    }

    /// Makes a rename durable. Some file systems cannot sync a folder, and the file itself is safe,
    /// so failure is not an error.
    private static func syncFolder(of path: String) {
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}

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
