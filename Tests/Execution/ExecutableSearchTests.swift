import SolsticeExecution
import Testing

struct ExecutableSearchTests {
    @Test func `a bare name is found in the folders of the path`() {
        #expect(
            ExecutableSearch.resolve("sh", path: "/nowhere:/bin", workingDirectory: "/")
                == "/bin/sh")
    }

    @Test func `a name with a slash is resolved against the working directory`() {
        #expect(
            ExecutableSearch.resolve("bin/sh", path: "", workingDirectory: "/usr")
                == "/usr/bin/sh")
    }

    @Test func `an empty path entry means the working directory`() {
        #expect(
            ExecutableSearch.resolve("sh", path: "/nowhere:", workingDirectory: "/bin")
                == "/bin/sh")
    }

    @Test(arguments: ["", "no-such-command", "/bin", "/etc/passwd"])
    func `a file that is not executable is not found`(name: String) {
        #expect(ExecutableSearch.resolve(name, path: "/bin:/etc", workingDirectory: "/") == nil)
    }
}
