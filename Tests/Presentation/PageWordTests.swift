import SolsticeDomain
import SolsticePresentation
import Testing

/// What pages say and where they lead.
@Suite struct PageWordTests {
    private let setting = Samples.setting

    private func queue(
        _ records: [JobRecord] = Samples.queue, filter: QueueFilter = .open, after: JobID? = nil,
        next: JobID? = nil, summary: QueueSummary = Samples.summary
    ) -> String {
        PageViews.queue(
            summary, Samples.listing(records, filter: filter, after: after, next: next),
            setting: setting)
    }

    private func job(_ record: JobRecord) -> String {
        PageViews.job(
            JobSight(record: record, events: [], explanation: nil, outlook: nil),
            setting: setting)
    }

    @Test func `a list links to its next and first pages under the same filter`() {
        let middle = queue(filter: .state(.failed), after: 40, next: 90)
        #expect(middle.contains("href=\"/?state=failed\">First page</a>"))
        #expect(middle.contains("href=\"/?state=failed&amp;after=90\" rel=\"next\">"))
        let only = queue()
        #expect(!only.contains("First page") && !only.contains("Next page"))
        #expect(queue(next: 90).contains("href=\"/?after=90\""))
    }

    @Test(arguments: QueueFilter.each)
    func `a filter is read back from its address`(filter: QueueFilter) {
        #expect(QueueFilter(text: filter.text) == filter)
        #expect(QueueFilter(text: filter.text + " ") == nil)
        #expect(!filter.states.isEmpty)
    }

    @Test func `the active filter is offered even if it matches nothing`() {
        let html = queue([], filter: .state(.lost))
        #expect(html.contains("href=\"/?state=lost\" aria-current=\"true\""))
        #expect(html.contains("No job is lost."))
        #expect(!html.contains("state=missed"))
    }

    @Test func `empty pages say what to do`() {
        #expect(
            queue([], summary: Samples.emptySummary).contains(
                "<code>solstice submit --hours 8 --deadline +2d -- COMMAND</code>"))
        #expect(
            PageViews.regions([], setting: setting).contains("<code>solstice region add home"))
        let bare = PageViews.region(
            Samples.sights[2], horizon: Samples.week, setting: setting)
        #expect(bare.contains("<code>solstice import carbon FILE --zone XX</code>"))
        #expect(bare.contains("<code>solstice import pue FILE --region bare</code>"))
        #expect(job(Samples.record()).contains("<code>solstice explain 12</code>"))
    }

    @Test(arguments: [
        ("europe-north1", "europe-north1"), ("a/b", "a%2Fb"), ("..", "%2E%2E"),
        ("é?#&\"", "%C3%A9%3F%23%26%22"),
    ])
    func `a region's address is built from any name`(name: String, path: String) {
        let region = RegionSight(
            record: RegionRecord(
                region: Region(id: RegionID(name), zone: "DE", timeZone: "UTC"), carbon: [],
                pue: nil),
            outlook: nil, planned: [])
        let html = PageViews.regions([region], next: RegionID(name), setting: setting)
        #expect(html.contains("href=\"/regions/\(path)\""))
        #expect(html.contains("href=\"/regions?after=\(path)\""))
    }

    @Test(arguments: JobState.allCases)
    func `a job's page offers the actions its state permits`(state: JobState) {
        let html = job(Samples.record(state: state))
        func offers(_ verb: String) -> Bool {
            html.contains("data-act=\"/api/v1/jobs/12/\(verb)\"")
        }
        #expect(offers("hold") == [.queued, .planned].contains(state))
        #expect(offers("release") == (state == .held))
        #expect(offers("cancel") == !state.isFinal)
        #expect(offers("retry") == [.failed, .cancelled, .lost, .missed].contains(state))
        // Nobody can press what would do nothing without the script.
        #expect(html.contains("<section id=\"act\" hidden=\"\">") == (state != .succeeded))
    }

    @Test(arguments: [
        (JobState.queued, "It has no place yet; it is placed as soon as"),
        (.held, "<code>solstice release 12</code>"), (.missed, "It never had a place."),
    ])
    func `a job without a placement says what happens to it`(state: JobState, words: String) {
        #expect(job(Samples.record(state: state, plan: nil)).contains(words))
    }

    @Test func `a job cancelled before it ran is no longer shown as starting`() {
        let html = job(Samples.record(state: .cancelled))
        #expect(html.contains("<dt>was to start</dt>") && html.contains("<dt>was to end</dt>"))
        #expect(html.contains("<dt>was expected, CO<sub>2</sub>e</dt>"))
        #expect(html.contains("<dt>would have been saved</dt>"))
        #expect(!html.contains("<dt>starts</dt>"))
    }

    @Test(arguments: [
        (ReportTrail.queue, "<a href=\"/\">Queue</a>"),
        (.job(12), "<a href=\"/jobs/12\">Job 12</a>"),
    ])
    func `a served statement has a back link, and one in a file has none`(
        back: ReportTrail, link: String
    ) {
        #expect(ReportView.html(Samples.manyReported, back: back).contains(link))
        #expect(!ReportView.html(Samples.manyReported).contains("<a href=\"/"))
    }

    @Test func `a log is shown as a terminal would show it`() {
        let html = PageViews.log(Samples.logSight, setting: setting)
        #expect(
            html.contains(
                "\nepoch 1 loss 0.82\n100% |####|\nif a &lt; b &amp;&amp; c: print(&quot;&lt;b&gt;&quot;)"
                    + "\n    indented</pre>"))
        #expect(html.contains("href=\"/jobs/12/log?attempt=2&amp;from=0\" rel=\"prev\""))
        #expect(html.contains("bytes 65,537 to 65,624 of 70,000"))
    }

    @Test func `a job that ends after its deadline is drawn as late`() {
        let html = PageViews.region(
            Samples.sights[0], horizon: Samples.week, setting: setting)
        #expect(html.contains("14 late, after its deadline</text>"))
        #expect(html.contains("class=\"plan late\""))
        #expect(!html.contains("13 übung, after"))
    }

    @Test func `a region with only annual figures shows them as such`() {
        let html = PageViews.regions(Samples.sights, setting: setting)
        #expect(html.contains("~42.9 <span class=\"sub\">39.3 g/kWh × PUE 1.09</span>"))
        #expect(html.contains("509 <span class=\"sub\">"))
    }

    @Test func `usage is counted per region and against its capacity`() {
        let html = PageViews.regions(Samples.sights, setting: setting)
        // Another two run elsewhere.
        #expect(html.contains("0 of 64 h100, 8 of 16 v100"))
        #expect(html.contains("nothing, without a limit"))
    }

    @Test func `a heat map frames the lowest known hour of each month`() throws {
        let html = PageViews.region(
            Samples.sights[0], horizon: Samples.week, setting: setting)
        // Two kinds of day: twelve months of carbon intensity, eleven of PUE and of the product.
        #expect(html.matches(of: #/class="h\d low"/#).count == 2 * (12 + 11 + 11))
        #expect(html.contains("framed: the lowest hour of its month"))
    }

    @Test func `days that emitted more than their baselines are drawn as such`() {
        let html = queue()
        #expect(html.matches(of: #/<rect class="over"/#).count == 2)
        #expect(html.contains("23 jobs emitted 227 kg CO<sub>2</sub>e: 141 kg (38 %) less"))
        #expect(html.contains("2 jobs emitted 4.00 kg CO<sub>2</sub>e: 100 g (2.6 %) more"))
    }
}
