import SolsticeDomain
import Testing

@Suite struct WebAddressTests {
    @Test(arguments: [
        ("https://a.org", "https", "a.org", 443, ""),
        ("HTTPS://A.Org:8443/X?y=1", "https", "a.org", 8443, "/X?y=1"),
        ("http://[2001:DB8::1]:8/", "http", "[2001:db8::1]", 8, "/"),
        ("http://127.0.0.1/", "http", "127.0.0.1", 80, "/"),
        ("https://a.org./x", "https", "a.org.", 443, "/x"),
        ("https://a.org:/x", "https", "a.org", 443, "/x"),
        ("https://a.org?u=x@b.org", "https", "a.org", 443, "?u=x@b.org"),
        ("https://a.org#@b.org", "https", "a.org", 443, "#@b.org"),
        (#"https://a.org/\@b.org"#, "https", "a.org", 443, #"/\@b.org"#),
        ("https://a_b.xn--bcher-kva.org/%2F", "https", "a_b.xn--bcher-kva.org", 443, "/%2F"),
    ])
    func `an address is parsed into its parts`(
        text: String, scheme: String, host: String, port: Int, target: String
    ) throws {
        let address = try #require(WebAddress(text))
        #expect(address.scheme.rawValue == scheme)
        #expect(address.host.description == host)
        #expect(address.port == port)
        #expect(address.target == target)
        #expect(WebAddress(address.description) == address)
    }

    @Test(arguments: [
        "https://user@a.org/", "https://user:pw@a.org/", "https://a.org@b.org/", "https://@a.org/",
        #"https://a.org\@b.org/"#, #"https://a.org\.b.org/"#, #"https:\\a.org/"#,
        "https://a.org%2eb.org/", "https://a.org%40b.org/", "https://localhos%74/",
        "https://[::1", "https://[::1]b.org/", "https://[::1%25eth0]/", "https://[1:2]/",
        "https://[dead.beef]/", "https://[:::1]/", "https://[1::2::3]/", "https://::1/",
        "https://[::256.0.0.1]/", "https://a.org:443:1/", "https://a.org:+443/",
        "https://a.org:99999/", "https://a.org:0/", "https://a.org:x/", "https://a..org/",
        "https://.org/", "https:///x", "https://:443/", "https://b\u{FC}cher.example/",
        "https://\u{212A}.org/", "https://a b.org/", "https://a.org\t/", "ftp://a.org/",
        "//a.org/", "https:a.org", "javascript://a.org/", "https://{token}.org/", "",
    ])
    func `an address that another parser could read differently is rejected`(text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test(arguments: [
        ("https://a.org/x", "https://A.ORG:443/y?z", true),
        ("https://a.org/x", "https://a.org:444/x", false),
        ("https://a.org/x", "https://a.org./x", false),
        ("https://a.org/x", "http://a.org/x", false),
        ("https://a.org/x", "https://b.a.org/x", false),
        ("http://[::1]/", "http://[::1]:80/", true),
        ("http://[::1]/", "http://[::2]/", false),
    ])
    func `an origin is scheme, host and port`(one: String, other: String, isSame: Bool) throws {
        let (one, other) = (try #require(WebAddress(one)), try #require(WebAddress(other)))
        #expect((one.origin == other.origin) == isSame)
    }

    @Test(arguments: [
        ("localhost", true), ("LocalHost", true), ("127.0.0.1", true), ("127.9.8.7", true),
        ("[::1]", true), ("::1", true), ("0:0:0:0:0:0:0:1", true), ("localhost.", false),
        ("127.evil.example", false), ("127.1", false), ("2130706433", false), ("10.0.0.1", false),
        ("127.0.0.01", false), ("::2", false), ("::ffff:127.0.0.1", false), ("a.org", false),
    ])
    func `this machine is recognised by its addresses and one name`(
        text: String, isLoopback: Bool
    ) throws {
        #expect(try #require(WebHost(alone: text)).isLoopback == isLoopback)
    }

    @Test(arguments: [
        ("[2001:DB8::1]", "[2001:db8::1]", "2001:db8::1"), ("::2", "[::2]", "::2"),
        ("A.org", "a.org", "a.org"), ("10.0.0.7", "10.0.0.7", "10.0.0.7"),
    ])
    func `an IPv6 host has brackets in addresses and none elsewhere`(
        text: String, written: String, bare: String
    ) throws {
        let host = try #require(WebHost(alone: text))
        #expect(host.description == written)
        #expect(host.bare == bare)
        #expect(WebHost(written) == host)
    }
}
