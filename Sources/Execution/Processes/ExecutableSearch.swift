import Glibc

/// Finds the file for a command's first word, the way execvp(3) does.
public enum ExecutableSearch {
    /// The path of the executable file for a name; nil if there is none.
    ///
    /// A name with a slash is a path from the working directory. Any other is looked for in the
    /// folders of `path`, separated by colons, where an empty one means the working directory.
    public static func resolve(
        _ name: String, path: String, workingDirectory: String
    ) -> String? {
        candidates(name, path: path, workingDirectory: workingDirectory)
            .first { isFile($0) && access($0, X_OK) == 0 }
    }

    /// A file with that name that exists but may not be executed; distinguishes "permission denied"
    /// from "not found".
    static func unexecutable(
        _ name: String, path: String, workingDirectory: String
    ) -> String? {
        candidates(name, path: path, workingDirectory: workingDirectory)
            .first { access($0, F_OK) == 0 }
    }

    private static func candidates(
        _ name: String, path: String, workingDirectory: String
    ) -> [String] {
        guard !name.isEmpty else { return [] }
        if name.contains("/") { return [absolute(name, from: workingDirectory)] }
        return path.split(separator: ":", omittingEmptySubsequences: false).map { folder in
            absolute(folder.isEmpty ? name : "\(folder)/\(name)", from: workingDirectory)
        }
    }

    private static func absolute(_ path: String, from workingDirectory: String) -> String {
        path.hasPrefix("/") ? path : "\(workingDirectory)/\(path)"
    }

    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
