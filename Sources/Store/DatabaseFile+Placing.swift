import Glibc
public import SolsticeDomain

extension DatabaseFile {
    /// Gives a finished copy its name, in one durable step; an existing file with that name is
    /// replaced only if `replacing` is true.
    /// - Throws: a ``Diagnostic`` if the file already exists, or the name cannot be given.
    public func take(name: String, replacing: Bool) throws(Diagnostic) {
        if replacing {
            guard rename(path, name) == 0 else { throw Self.cannotWrite(name, errno) }
        } else if link(path, name) == 0 {
            unlink(path)
        } else if errno == EEXIST {
            throw Self.exists(name)
        } else {
            // Not every file system supports hard links.
            if access(name, F_OK) == 0 { throw Self.exists(name) }
            guard rename(path, name) == 0 else { throw Self.cannotWrite(name, errno) }
        }
        Self.syncFolder(of: name)
    }

    /// Replaces a database that SQLite cannot open, which gets another name, or one that does not
    /// exist. A log next to it would be taken for this file's, so it is moved first.
    public func supplant(_ broken: DatabaseFile, keptAs kept: String?) throws(Diagnostic) {
        for ending in ["-wal", "-journal"] where access(broken.path + ending, F_OK) == 0 {
            let target = (kept ?? broken.path + ".stray") + ending
            guard rename(broken.path + ending, target) == 0 else {
                throw Self.cannotWrite(target, errno)
            }
        }
        unlink(broken.path + "-shm")
        if let kept {
            // The broken file keeps its name until the new one takes it.
            guard link(broken.path, kept) == 0 || rename(broken.path, kept) == 0 else {
                throw Self.cannotWrite(kept, errno)
            }
        }
        guard rename(path, broken.path) == 0 else { throw Self.cannotWrite(broken.path, errno) }
        Self.syncFolder(of: broken.path)
    }

    private static func exists(_ path: String) -> Diagnostic {
        Diagnostic(
            .cannotWrite, "\(path) is there already",
            remedy: "name another file, or replace it with \(set: .force)")
    }

    /// Makes a new name durable. Some file systems cannot sync a folder; the file itself is safe.
    private static func syncFolder(of path: String) {
        let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
