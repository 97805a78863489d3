import Dispatch
import Synchronization
import Glibc

/// What wakes the service: changes of the database by other processes, ends of attempts, and a
/// request to stop. It sleeps in the kernel until then and uses no processor time.
///
/// If the kernel cannot watch files, for instance because too many are watched already, it wakes by
/// itself four times a second.
final class Wakeups: Sendable {
    /// The kernel's event queue; negative if there is none.
    private let changes: Int32
    /// Becomes readable when all waits are to end.
    private let bell: (reading: Int32, writing: Int32)
    /// Becomes readable when one wait is to end.
    private let knock: (reading: Int32, writing: Int32)
    private let queue = DispatchQueue(label: "solstice.wakeups")
    /// The kernel's watch numbers of the folders, by path.
    private let folders = Mutex<[String: Int32]>([:])
    private let isBlind = Mutex(false)

    /// Watches the files of a database, which must exist.
    init(databasePath: String) {
        changes = Self.watcher()
        bell = Self.pipe()
        knock = Self.pipe()
        for file in [databasePath, databasePath + "-wal"] { _ = add(file, [.written]) }
    }

    deinit {
        for file in [changes, bell.reading, bell.writing, knock.reading, knock.writing]
        where file >= 0 { close(file) }
    }

    /// Watches exactly these folders, in which the attempts' exit records will appear.
    func watch(_ wanted: Set<String>) {
        folders.withLock { folders in
            for (folder, number) in folders where !wanted.contains(folder) {
                remove(number)
                folders[folder] = nil
            }
            for folder in wanted where folders[folder] == nil {
                folders[folder] = add(folder, [.appeared])
            }
        }
    }

    /// Sleeps until something changes, the task is cancelled, or a time has passed.
    func wait(atMost duration: Duration) async {
        let isBlind = isBlind.withLock { $0 }
        let milliseconds = Self.milliseconds(
            isBlind ? min(duration, .milliseconds(250)) : duration)
        await withTaskCancellationHandler {
            await withCheckedContinuation { (woken: CheckedContinuation<Void, Never>) in
                queue.async {
                    self.sleep(milliseconds)
                    woken.resume()
                }
            }
        } onCancel: {
            var byte: UInt8 = 1
            write(self.bell.writing, &byte, 1)
        }
    }

    /// Ends the current wait, or else the next one.
    func wake() {
        var byte: UInt8 = 1
        write(knock.writing, &byte, 1)
    }

    private func sleep(_ milliseconds: Int32) {
        let sources = [changes, knock.reading].filter { $0 >= 0 }
        var files = ([bell.reading] + sources).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        guard poll(&files, nfds_t(files.count), milliseconds) > 0 else { return }
        // It does not matter what exactly has changed: the service checks everything.
        var heap = [UInt8](repeating: 0, count: 16_384)
        for source in sources { while read(source, &heap, heap.count) > 0 {} }
    }

    /// A pipe that does not block at either end, and that no child inherits.
    private static func pipe() -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        systemPipe(&ends)
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        return (ends[0], ends[1])
    }

    /// What can happen to a watched file or folder.
    private enum Change {
        /// A file's content changed.
        case written
        /// A file was moved into a folder, as finished records are.
        case appeared
    }

    private func add(_ path: String, _ kinds: [Change]) -> Int32? {
        let mask = kinds.reduce(0) { $0 | ($1 == .written ? IN_MODIFY : IN_MOVED_TO) }
        let number = changes < 0 ? -1 : inotify_add_watch(changes, path, UInt32(mask))
        // A missing folder says nothing about the kernel.
        if number < 0 && errno != ENOENT { isBlind.withLock { $0 = true } }
        return number < 0 ? nil : number
    }

    private func remove(_ number: Int32) {
        inotify_rm_watch(changes, number)
    }

    private static func watcher() -> Int32 {
        inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    }

    /// Rounded up, so that the service does not wake a moment too soon and sleep again.
    private static func milliseconds(_ duration: Duration) -> Int32 {
        let (seconds, attoseconds) = max(duration, .zero).components
        let total = Double(seconds) * 1000 + (Double(attoseconds) / 1e15).rounded(.up)
        return Int32(min(total, 86_400_000))
    }
}

/// The system call, whose name a method here shares.
private func systemPipe(_ ends: inout [Int32]) { pipe(&ends) }
