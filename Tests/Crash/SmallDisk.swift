import Foundation
import Glibc

/// A disk of eight megabytes in memory, for tests that fill it; gone with the value.
///
/// Only root can mount one: where that is not permitted the tests that need one are skipped.
final class SmallDisk: Sendable {
    /// Where it is mounted.
    let path: String

    init() throws {
        let place = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        path = place.appendingPathComponent("solstice-disk-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        guard Glibc.mount("tmpfs", path, "tmpfs", 0, "size=8m") == 0 else {
            rmdir(path)
            throw CocoaError(.fileWriteNoPermission)
        }
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
        rmdir(path)
    }

    /// Whether this process may mount one.
    static let isPermitted = (try? SmallDisk()) != nil

    /// Takes all the room that is left.
    func fill() {
        let file = open(path + "/ballast", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        for size in [65_536, 4096, 1] {
            let block = [UInt8](repeating: 0, count: size)
            while write(file, block, size) > 0 {}
        }
    }

    /// Gives the room back.
    func empty() { unlink(path + "/ballast") }
}
