import SolsticeDomain
import Testing

@Suite struct CapPolicyTests {
    static let spellings: [(String, CapPolicy)] = [
        ("auto", .automatic), ("none", .uncapped), ("150", .fixed(Power(watts: 150))),
    ]

    @Test(arguments: spellings) func `a policy is parsed`(_ text: String, _ policy: CapPolicy) {
        #expect(CapPolicy(text: text) == policy)
    }

    @Test(arguments: spellings) func `a policy is written`(_ text: String, _ policy: CapPolicy) {
        #expect(policy.text == text)
    }

    @Test(arguments: ["", "0", "-5", "150W", "nan", "1e9"])
    func `anything else is not a policy`(_ text: String) {
        #expect(CapPolicy(text: text) == nil)
    }
}
