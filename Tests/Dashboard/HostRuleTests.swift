import Testing

@testable import SolsticeDashboard

@Suite struct HostRuleTests {
    private let rule = HostRule(names: ["Solstice.example.org"])

    @Test(arguments: [
        "localhost", "localhost:8600", "LOCALHOST", "127.0.0.1:8600", "10.0.0.7", "[::1]",
        "[::1]:8600", "solstice.example.org", "solstice.example.org:443",
    ])
    func `addresses and known names are allowed`(host: String) { #expect(rule.allows(host)) }

    @Test(arguments: [
        "", ":8600", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example",
        "evil.example:8600", "localhost:8600:1", "localhost:", "localhost:x", "[::1", "256.0.0.1",
        "127.0.0.1@evil.example", "example.org", "[evil.example]",
        "[dead.beef]", "localhost.", "localhos%74", #"localhost\.evil.example"#, "2130706433",
    ])
    func `other names are not allowed`(host: String) {
        #expect(rule.allows(host) == (host == "localhost:"))
    }

    @Test func `a page may make changes only from its own origin`() {
        #expect(rule.allows(origin: "http://localhost:8600", at: "localhost:8600"))
        #expect(rule.allows(origin: "https://solstice.example.org", at: "solstice.example.org"))
        for origin in [
            "http://localhost:9999", "http://evil.example", "null", "", "file://localhost:8600",
            "http://localhost:8600.evil.example", "http://localhost:8600/x",
            "http://user@localhost:8600",
        ] {
            #expect(!rule.allows(origin: origin, at: "localhost:8600"), "\(origin)")
        }
    }

    @Test(arguments: [
        ("127.0.0.1", false), ("::1", false), ("localhost", false), ("0.0.0.0", true),
        ("127.evil.example", true), ("::", true),
    ])
    func `a server that others can reach needs a token`(host: String, isPrivate: Bool) {
        #expect(WebConfiguration(host: host).isPrivate == isPrivate)
    }
}
