import SolsticeExecution
import Testing

struct ExecutableSearchTests {
    @Test func `a bare name is found in the folders of the path`() {
        #expect(
            ExecutableSearch.resolve("sh", path: "/nowhere:/bin", workingDirectory: "/")
                == "/bin/sh")
    }

    @Test func `a name with a slash is taken from the working directory`() {
        #expect(
            ExecutableSearch.resolve("bin/sh", path: "", workingDirectory: "/usr")
                == "/usr/bin/sh")
    }

    @Test func `an empty folder in the path means the working directory`() {
        #expect(
            ExecutableSearch.resolve("sh", path: "/nowhere:", workingDirectory: "/bin")
                == "/bin/sh")
    }

    @Test(arguments: ["", "no-such-command", "/bin", "/etc/passwd"])
    func `what is not an executable file is not found`(name: String) {
        #expect(ExecutableSearch.resolve(name, path: "/bin:/etc", workingDirectory: "/") == nil)
    }
}
