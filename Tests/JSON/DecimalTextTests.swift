import Testing

@testable import SolsticeJSON

@Suite struct DecimalTextTests {
    @Test(arguments: [
        "0", "1", "-1.5", "526.77", "0.1", "123456789.123456789", "9007199254740993", "1e3",
        "2.5E-3", "+7", "0.000000000000000001", "179769313486231570000",
    ])
    func `a number is read to the last bit`(text: String) throws {
        let bytes = Array(text.utf8)
        var sign = UInt8(ascii: ".")
        #expect(try DecimalText.parse(bytes, bytes.indices, sign: &sign) == Double(text))
    }

    @Test func `the first number fixes the decimal separator`() throws {
        var sign: UInt8 = 0
        let comma = Array("1,5".utf8)
        #expect(try DecimalText.parse(comma, comma.indices, sign: &sign) == 1.5)
        let point = Array("1.5".utf8)
        #expect(throws: DecimalText.Flaw.mixedSigns) {
            try DecimalText.parse(point, point.indices, sign: &sign)
        }
    }

    @Test(
        arguments: [
            (0, "0"), (-3, "-3"), (0.1, "0.1"), (1e14, "100000000000000"), (1e16, "1e+16"),
            (1e-7, "1e-07"), (1.0 / 3, "0.3333333333333333"),
        ] as [(Double, String)])
    func `a number is written with the fewest digits that keep it`(number: Double, text: String) {
        #expect(DecimalText.shortest(number) == text)
        #expect(Double(text) == number)
    }
}
