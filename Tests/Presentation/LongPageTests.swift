import SolsticeDomain
import SolsticePresentation
import Testing

/// Pages stay small whatever they are asked to show.
@Suite struct LongPageTests {
    /// Fifty jobs, each text of which is as long as it likes and as costly to escape as can be.
    private func worst(_ name: String) -> [JobRecord] {
        (1...QueueListing.pageLength).map { id in
            var asked = Samples.specification(
                name: name, accelerator: AcceleratorID(name), regions: [RegionID(name)])
            asked.arrayIndex = 1_000_000
            let placed = Samples.placement(
                region: RegionID(String(name.unicodeScalars.prefix(120))))
            return Samples.record(
                id: JobID(1_000_000 + id), specification: asked,
                plan: PlannedJob(
                    placement: placed, baseline: Samples.baseline(), saving: Samples.saving))
        }
    }

    @Test(arguments: ["\"", "\u{202E}", "\u{10FFFE}", "e\u{301}\u{301}\u{301}\u{301}", "漢", "🜲"])
    func `a full page of the queue stays under 300 KB`(letter: String) {
        let name = String(repeating: letter, count: 5000)
        let html = PageViews.queue(
            Samples.summary, Samples.listing(worst(name), after: 3, next: 1_000_050),
            setting: Samples.setting)
        #expect(html.utf8.count < 300_000)
    }

    @Test func `jobs beyond the page limit are not shown`() {
        let records = (1...120).map { Samples.record(id: JobID(100_000 + $0)) }
        let html = PageViews.queue(
            Samples.summary, Samples.listing(records), setting: Samples.setting)
        #expect(html.contains("/jobs/100050\"") && !html.contains("/jobs/100051\""))
    }

    @Test(arguments: ["ab\u{202E}", "z\u{301}", "<&\"'"])
    func `a one-megabyte name does not make a page long`(part: String) {
        let long = String(repeating: part, count: 250_000)
        var asked = Samples.specification(name: long, command: [long], regions: [RegionID(long)])
        asked.home = RegionID(long)
        let record = Samples.record(
            specification: asked,
            plan: PlannedJob(
                placement: Samples.placement(region: RegionID(long)), baseline: Samples.baseline(),
                saving: Samples.saving))
        let job = JobSight(
            record: record,
            events: [
                JobEvent(
                    at: Samples.now, from: nil, to: .queued, actor: .init(name: long), reason: long)
            ],
            explanation: nil, outlook: nil)
        let region = RegionSight(
            record: RegionRecord(
                region: Region(id: RegionID(long), zone: ZoneID(long), timeZone: long), carbon: [],
                pue: nil),
            outlook: nil, planned: [record])
        let pages = [
            PageViews.queue(
                Samples.summary, Samples.listing([record]), setting: Samples.setting),
            PageViews.job(job, setting: Samples.setting),
            PageViews.regions([region], setting: Samples.setting),
            PageViews.region(region, horizon: Samples.week, setting: Samples.setting),
            PageViews.error(
                status: 500,
                Diagnostic(
                    .software, Message(long), causes: [Message(long)], remedy: Message(long)),
                setting: Samples.setting),
        ]
        for page in pages { #expect(page.utf8.count < 120_000) }
    }

    @Test func `a region with many jobs draws thirty and counts the rest`() {
        let sight = RegionSight(
            record: Samples.regionRecords[0], outlook: nil,
            planned: (1...200).map { id in
                Samples.record(id: id, plan: Samples.plan(grams: 1, against: 2))
            })
        let html = PageViews.region(sight, horizon: Samples.week, setting: Samples.setting)
        #expect(html.contains("and 170 later jobs"))
        #expect(html.utf8.count < 60_000)
    }

    @Test func `a long history leaves out its earliest rows and counts them`() {
        let events = (0..<5000).map { index in
            JobEvent(
                at: Samples.now + TimeSpan(seconds: index), from: .planned, to: .planned,
                actor: "planner", reason: "move \(index)")
        }
        let html = PageViews.job(
            JobSight(record: Samples.record(), events: events, explanation: nil, outlook: nil),
            setting: Samples.setting)
        #expect(html.contains("move 4999") && !html.contains("move 4899<"))
        #expect(html.contains("4,900 earlier rows"))
    }

    @Test func `years of days are drawn as few bars`() {
        let days = (0..<2000).map { index in
            QueueSummary.Day(
                start: Samples.at(1, 0) + TimeSpan.day * Double(index), signal: .lifecycle,
                tally: .init(
                    jobs: 1, emissions: Emissions(grams: 100), baseline: Emissions(grams: 200)))
        }
        let summary = QueueSummary(
            counts: [.succeeded: 2000], planned: [:], realised: [:], days: days, plan: nil)
        let html = PageViews.queue(summary, Samples.listing([]), setting: Samples.setting)
        #expect(html.contains("2,000 jobs emitted 200 kg"))
        #expect(html.utf8.count < 40_000)
    }
}
