import SolsticeDomain
import Testing

@Suite struct NearestNameTests {
    static let known = ["europe-west3", "europe-west4", "us-west1", "submit", "status", "home"]

    @Test(arguments: [
        ("submti", "submit"), ("sumbit", "submit"), ("statu", "status"), ("hone", "home"),
        ("Europe-West3", "europe-west3"), ("europe-west-3", "europe-west3"), ("SUBMIT", "submit"),
    ])
    func `a typo finds the intended name`(_ typed: String, _ meant: String) {
        #expect(nearestName(to: typed, among: Self.known) == meant)
    }

    @Test func `the beginning of a long name is enough`() {
        #expect(nearestName(to: "us-", among: Self.known) == "us-west1")
    }

    @Test(arguments: ["zzzzzz", "antarctica", ""])
    func `a name that resembles nothing gets no suggestion`(_ typed: String) {
        #expect(nearestName(to: typed, among: Self.known) == nil)
    }

    @Test func `without known names there is no suggestion`() {
        #expect(nearestName(to: "home", among: []) == nil)
    }
}
