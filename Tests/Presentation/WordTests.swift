import SolsticeDomain
import Testing

@testable import SolsticePresentation

@Suite struct WordTests {
    @Test(arguments: [
        (0.0, "0 g"), (0.001, "<0.01 g"), (0.12, "0.12 g"), (9.996, "10.0 g"), (850, "850 g"),
        (999.4, "999 g"), (999.6, "1.00 kg"), (12_345, "12.3 kg"), (999_600, "1.00 t"),
        (1_234_567, "1.23 t"), (1.2e9, "1,200 t"), (-12_345, "-12.3 kg"), (-0.001, "-<0.01 g"),
        (.nan, "?"), (.infinity, "?"), (1e300, "1e+294 t"),
    ])
    func `emissions are scaled to a readable unit`(grams: Double, text: String) {
        #expect(Scales.text(Emissions(grams: grams)) == text)
    }

    @Test(arguments: [
        (0.0, "0 Wh"), (0.25, "250 Wh"), (41.2, "41.2 kWh"), (999.7, "1.00 MWh"),
        (1234.0, "1.23 MWh"), (5e6, "5.00 GWh"),
    ])
    func `energy is scaled to a readable unit`(kilowattHours: Double, text: String) {
        #expect(Scales.text(FacilityEnergy(kilowattHours: kilowattHours)) == text)
    }

    @Test(arguments: [(250.0, "250 W"), (2400, "2400 W"), (12_500, "12.5 kW"), (62.5, "62.5 W")])
    func `power stays in watts`(watts: Double, text: String) {
        #expect(Scales.text(Power(watts: watts)) == text)
    }

    @Test(arguments: [
        (0.0, "0 %"), (0.0003, "<0.1 %"), (0.004, "0.4 %"), (0.0994, "9.9 %"), (0.0996, "10 %"),
        (0.31, "31 %"), (-0.04, "-4.0 %"), (1, "100 %"), (.nan, "?"),
    ])
    func `shares are in percent`(share: Double, text: String) {
        #expect(Numerals.percent(share) == text)
    }

    @Test(arguments: [(1.005, 2, "1.00"), (2.5, 0, "3"), (-0.001, 2, "0.00"), (12.04, 1, "12.0")])
    func `numbers have a fixed number of decimals`(number: Double, decimals: Int, text: String) {
        #expect(Numerals.fixed(number, decimals: decimals) == text)
    }

    @Test(arguments: [(7, "7"), (1234, "1,234"), (-123, "-123"), (-1_234_567, "-1,234,567")])
    func `thousands are separated`(number: Int, text: String) {
        #expect(Numerals.grouped(String(number)) == text)
    }

    @Test(arguments: [
        (Samples.now, "today 23:50"), (Samples.at(30, 23), "tomorrow 00:00"),
        (Samples.at(29, 23), "today 00:00"), (Samples.at(29, 22), "yesterday 23:00"),
        (Samples.at(33, 6), "Mon 07:00"), (Samples.at(36, 6), "Thu 07:00"),
        (Samples.at(37, 6), "Fri 6 Feb 07:00"), (Samples.at(27, 6), "Tue 27 Jan 07:00"),
        (Samples.at(400, 6), "4 Feb 2027 07:00"), (Samples.at(100, 6), "Fri 10 Apr 08:00"),
    ])
    func `instants are short in the reader's time zone`(instant: Instant, text: String) {
        #expect(Samples.style().moment(instant) == text)
    }

    @Test(arguments: [
        (Samples.now, "Fri 23:50"), (Samples.at(36, 6), "Thu 07:00"),
        (Samples.at(37, 6), "6 Feb 07:00"), (Samples.at(27, 6), "27 Jan 07:00"),
        (Samples.at(400, 6), "4 Feb 2027"),
    ])
    func `instants to compare are shorter still`(instant: Instant, text: String) {
        #expect(Samples.style().shortMoment(instant) == text)
    }

    @Test(arguments: [
        (0, "now"), (59, "now"), (-59, "now"), (60, "in 1m"), (11_400, "in 3h 10m"),
        (-7200, "2h ago"), (187_200, "in 2d 4h"),
    ])
    func `relative times are counted from now`(seconds: Int, text: String) {
        #expect(Samples.style().distance(Samples.now + TimeSpan(seconds: seconds)) == text)
    }

    @Test(arguments: [
        ("plain", "plain"), ("über 漢字 🙂", "über 漢字 🙂"), ("a\tb\nc\rd", "a\\tb\\nc\\rd"),
        ("\u{1B}[31m", "\\e[31m"), ("a\u{202E}b", "a\\u{202E}b"), ("\u{85}", "\\u{85}"),
        ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("a\u{200D}b", "a\\u{200D}b"),
        ("e\u{301}\u{301}\u{301}\u{301}\u{301}x", "e\u{301}\u{301}\u{301}…x"),
        ("\u{E0041}", "\\u{E0041}"), ("\u{2028}", "\\u{2028}"),
    ])
    func `terminal control characters are escaped`(text: String, shown: String) {
        #expect(text.visible == shown)
    }

    @Test(arguments: [
        ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("漢字漢字", 6, "漢字…"),
        ("漢字漢字", 7, "漢字漢…"), ("abc", 0, ""), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ])
    func `text is shortened by its width in columns`(text: String, columns: Int, shown: String) {
        #expect(text.shortened(to: columns) == shown)
    }

    @Test func `a unit stays with its number, and a command stays in one piece`() {
        let text = "it saves 12.3 kg, run `solstice show 12` now"
        #expect(
            Paragraph.lines(text, width: 14)
                == ["it saves", "12.3 kg, run", "`solstice show", "12` now"])
        #expect(
            Paragraph.lines(text, width: 20)
                == ["it saves 12.3 kg,", "run", "`solstice show 12`", "now"])
    }

    @Test(arguments: [
        (["python", "train.py", "--lr=0.1"], "python train.py --lr=0.1"),
        (["sh", "-c", "echo 'a b'"], "sh -c 'echo '\\''a b'\\'''"), (["x", ""], "x ''"),
        (["a\nb"], "'a\\nb'"),
    ])
    func `a command is quoted as a shell needs it`(arguments: [String], line: String) {
        #expect(CommandWords.line(arguments) == line)
    }

    private static func season(
        startingNow: Double?, goingOn: Double, startsNow: Bool = false
    ) -> String {
        let style = OutputStyle(
            medium: .terminal, width: 80, usesColor: false, now: Samples.now, clock: .utc)
        let value = WaitingValue(
            startingNow: startingNow.map { Emissions(grams: $0) },
            goingOn: Emissions(grams: goingOn), startsNow: startsNow,
            expectedStart: Samples.now + .day * 90, latestStart: Samples.now + .day * 160,
            countsOnNews: false, isForSeason: true)
        return WaitingWords(value, style: style).sentence ?? ""
    }

    @Test func `a seasonal wait says what it saves, and says so if that is nothing`() {
        #expect(Self.season(startingNow: 9000, goingOn: 7000).contains("expected to save 2.00 kg"))
        #expect(Self.season(startingNow: 9000, goingOn: 9100).contains("not better"))
        #expect(Self.season(startingNow: nil, goingOn: 9100).contains("nothing is free now"))
        #expect(
            Self.season(startingNow: 9000, goingOn: 9900, startsNow: true).contains("starts now"))
    }
}
