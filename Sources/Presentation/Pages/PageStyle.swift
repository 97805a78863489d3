/// The dashboard's style.
public enum PageStyle {
    /// The style sheet, served under `/assets/solstice.css`.
    public static let sheet =
        [SharedStyle.sheet, PageLayout.sheet, PageLists.sheet, PageDrawings.sheet]
        .joined(separator: "\n") + "\n"
}

/// The style shared by all pages of Solstice, including the energy report.
enum SharedStyle {
    /// Colours, type, figures and tables; light and dark, from the width of a phone.
    static let sheet = """
        :root { --ink: #1b1f23; --faint: #59636e; --paper: #ffffff; --line: #d5dae0;
          --run: #1a7f4b; --base: #9aa4af; --rate: #24292f; --hours: #1a7f4b40; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6e9ec; --faint: #9aa5b1; --paper: #14181c; --line: #343b43;
            --run: #46c07e; --base: #66717d; --rate: #d5dae0; --hours: #46c07e4d; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 16px/1.5 system-ui, sans-serif; }
        p, li { overflow-wrap: anywhere; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr));
          gap: .6rem; margin: 0 0 1.2rem; }
        .tiles div { border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; }
        dt { color: var(--faint); font-size: .8rem; }
        dd { margin: 0; font-size: 1.15rem; font-weight: 600; white-space: nowrap; }
        .n { text-align: right; font-variant-numeric: tabular-nums; }
        .run { fill: var(--run); } .base, .basehours { fill: var(--base); }
        .hours { fill: var(--hours); }
        .rate { fill: none; stroke: var(--rate); stroke-width: 1.5;
          vector-effect: non-scaling-stroke; }
        figcaption, caption { color: var(--faint); font-size: .9rem; text-align: left;
          padding-bottom: .3rem; }
        .scroll { overflow-x: auto; margin: 0 0 1rem; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td { text-align: left; padding: .3rem .6rem .3rem 0; vertical-align: top;
          border-bottom: 1px solid var(--line); }
        th.n, td.n { text-align: right; white-space: nowrap; }
        th { color: var(--faint); font-weight: 600; }
        code { font-size: .8rem; overflow-wrap: anywhere; }
        """
}

/// The part of the dashboard's style sheet for layout and type.
enum PageLayout {
    /// Header, headings, figures, facts and footer.
    static let sheet = """
        :root { --link: #14673d; --wash: #f5f7f8; --good: #14673d; --notice: #7a4b00;
          --bad: #b3261e; --over: #b3261e; --focus: #0b62b0; }
        @media (prefers-color-scheme: dark) {
          :root { --link: #6bd39b; --wash: #1c2228; --good: #6bd39b; --notice: #e5b567;
            --bad: #ff8f85; --over: #ff8f85; --focus: #7cc0ff; } }
        html { -webkit-text-size-adjust: 100%; }
        a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: .06em; }
        a:hover { text-decoration-thickness: .12em; }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: .2rem; }
        main:focus { outline: none; }
        sub { font-size: .75em; line-height: 0; }
        .skip { position: absolute; left: 1rem; top: -4rem; background: var(--paper);
          padding: .4rem .8rem; z-index: 1; }
        .skip:focus { top: .5rem; }
        [hidden] { display: none !important; }
        header, main, footer, #notice { max-width: 76rem; margin: 0 auto; padding: 0 1rem; }
        header { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem 1.6rem;
          padding-top: .9rem; padding-bottom: .7rem; }
        .mark { display: inline-flex; align-items: center; gap: .55rem; color: var(--ink);
          font-weight: 650; font-size: 1.1rem; text-decoration: none; letter-spacing: -.01em; }
        nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; list-style: none; margin: 0;
          padding: 0; }
        header nav a { display: inline-block; padding: .3rem 0; color: var(--faint);
          text-decoration: none; border-bottom: 2px solid transparent; }
        header nav a:hover { color: var(--ink); }
        header nav a[aria-current] { color: var(--ink); border-color: var(--run); }
        #live { margin: 0 0 0 auto; color: var(--faint); font-size: .8rem; min-height: 1.2rem; }
        #notice { border-left: 3px solid var(--focus); padding: .4rem .9rem; margin-bottom: .6rem;
          white-space: pre-line; }
        main { padding-top: .8rem; padding-bottom: 2rem; }
        footer { border-top: 1px solid var(--line); padding-top: .8rem; padding-bottom: 2rem;
          color: var(--faint); font-size: .85rem; display: flex; flex-wrap: wrap;
          justify-content: space-between; gap: .2rem 2rem; }
        footer p { margin: 0; }
        h1 { font-size: 1.65rem; line-height: 1.25; letter-spacing: -.015em; margin: 0 0 1rem;
          overflow-wrap: anywhere; }
        h2 { font-size: 1.2rem; letter-spacing: -.005em; margin: 2.4rem 0 .7rem; }
        h3 { font-size: 1rem; margin: 1.6rem 0 .4rem; }
        h1 .id { color: var(--faint); font-weight: 500; }
        .trail { margin: 0 0 .1rem; color: var(--faint); font-size: .9rem; }
        .lead { font-size: 1.05rem; max-width: 46rem; }
        main p, main li { max-width: 46rem; }
        .note { color: var(--faint); font-size: .85rem; margin: .2rem 0 .5rem; }
        .tiles { grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); }
        .tiles dd { white-space: normal; overflow-wrap: anywhere; line-height: 1.35; }
        .tiles dd.note { font-size: .8rem; font-weight: 400; color: var(--faint); margin: .15rem 0 0; }
        .facts { margin: .4rem 0 1rem; }
        .facts div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 1rem;
          padding: .28rem 0; border-bottom: 1px solid var(--line); }
        .facts dt { font-size: .9rem; }
        .facts .part dt { padding-left: .9rem; }
        .facts dd { font-size: .95rem; font-weight: 400; white-space: normal; max-width: 50rem;
          overflow-wrap: anywhere; }
        .sub { display: block; color: var(--faint); font-size: .8rem; font-weight: 400; }
        h1 .state { font-size: .9rem; vertical-align: .25em; margin-left: .3rem; }
        .state { white-space: nowrap; font-weight: 600; letter-spacing: 0; }
        .good { color: var(--good); } .notice { color: var(--notice); } .bad { color: var(--bad); }
        .still { color: var(--faint); }
        .remedy { border-left: 3px solid var(--run); padding-left: .9rem; }
        code { font-size: .85em; background: var(--wash); padding: .1em .3em; border-radius: .2rem; }
        pre.log { background: var(--wash); border: 1px solid var(--line); border-radius: .4rem;
          padding: .8rem; margin: .6rem 0; overflow-x: auto; font-size: .8rem; line-height: 1.45;
          tab-size: 4; unicode-bidi: plaintext; }
        details { margin: .4rem 0 1rem; }
        summary { cursor: pointer; color: var(--link); width: fit-content; padding: .15rem 0; }
        #act details { border: 1px solid var(--line); border-radius: .4rem; padding: .4rem .8rem; }
        .act { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
        input, button { font: inherit; color: inherit; background: var(--paper);
          border: 1px solid var(--faint); border-radius: .3rem; padding: .35rem .8rem; }
        input { min-width: 8rem; flex: 0 1 18rem; }
        button { background: var(--wash); cursor: pointer; }
        button:disabled { color: var(--faint); border-color: var(--line); cursor: not-allowed; }
        @media (max-width: 34rem) {
          .facts div { grid-template-columns: 1fr; gap: 0; }
          .tiles { grid-template-columns: repeat(auto-fit, minmax(9.2rem, 1fr)); }
          #live { margin-left: 0; width: 100%; }
        }
        @media print { header nav, .skip, #live, #act, .pager, .filters { display: none; } }
        """
}

/// The part of the dashboard's style sheet for tables, lists and their navigation.
enum PageLists {
    /// Tables that become cards on narrow pages, filters and pagination.
    static let sheet = """
        .filters, .pager { margin: 0 0 .8rem; font-size: .9rem; }
        .filters ul { gap: .35rem; }
        .filters a { display: inline-block; padding: .15rem .6rem; border: 1px solid var(--line);
          border-radius: 1rem; text-decoration: none; color: var(--ink); }
        .filters a:hover { border-color: var(--faint); }
        .filters a[aria-current] { border-color: var(--run); box-shadow: inset 0 0 0 1px var(--run);
          font-weight: 600; }
        .count { color: var(--faint); font-weight: 400; font-variant-numeric: tabular-nums; }
        .cards + .pager { margin-top: .7rem; }
        .pager a { display: inline-block; padding: .2rem 0; }
        thead th { font-size: .8rem; }
        tbody th { color: inherit; font-weight: 400; overflow-wrap: anywhere; min-width: 6rem; }
        tbody th.n { min-width: 0; }
        tbody th .id { color: var(--faint); font-variant-numeric: tabular-nums; }
        tr.chosen { background: var(--hours); }
        tr.chosen th, tr.chosen td { font-weight: 600; }
        .scroll td, .scroll th { padding-right: 1.1rem; }
        .scroll caption, .cards caption { position: absolute; width: 1px; height: 1px;
          overflow: hidden; clip-path: inset(50%); }
        .scroll td, .scroll time { white-space: nowrap; }
        .scroll td:last-child { white-space: normal; padding-right: 0; min-width: 9rem; }
        .barred { display: flex; align-items: center; gap: .5rem; min-width: 9rem;
          padding-top: .15rem; }
        .barred svg { display: block; flex: 1; min-width: 0; }
        .barred span { width: 2.2rem; font-size: .8rem; }
        .bars { table-layout: auto; margin: 0 0 1.2rem; }
        .bars caption { font-size: .9rem; }
        .bars th { white-space: nowrap; width: 1%; padding-right: 1.2rem; }
        .bars td.n { width: 1%; padding-right: 1.2rem; }
        .bars td.bar { padding-right: 0; }
        .bars svg { display: block; margin-top: .25rem; }
        .more { color: var(--faint); font-size: .9rem; }
        .cards td { white-space: nowrap; }
        .cards td:nth-child(5) { white-space: normal; }
        @media (max-width: 60rem) {
          .cards table, .cards tbody { display: block; }
          .cards tbody { display: grid; gap: .7rem;
            grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); }
          .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
            clip-path: inset(50%); }
          .cards tr { display: grid; grid-template-columns: 1fr 1fr; gap: .45rem 1rem;
            border: 1px solid var(--line); border-radius: .4rem; padding: .7rem .8rem;
            align-content: start; }
          .cards th, .cards td { display: block; border: 0; padding: 0; text-align: left;
            min-width: 0; white-space: normal; overflow-wrap: anywhere; }
          .cards tbody th { grid-column: 1 / -1; font-weight: 600; }
          .cards td::before { content: attr(data-label); display: block; color: var(--faint);
            font-size: .75rem; }
        }
        """
}

/// The part of the dashboard's style sheet for drawings and heat maps.
enum PageDrawings {
    /// Curves, lanes, bars and shades.
    static let sheet = """
        .chart { margin: 0 0 .6rem; }
        .plot { display: block; overflow: visible; }
        .plot text { font: 11px system-ui, sans-serif; fill: var(--faint);
          font-variant-numeric: tabular-nums; }
        .plot .value { paint-order: stroke; stroke: var(--paper); stroke-width: 3px;
          stroke-linejoin: round; }
        .plot a text { fill: var(--ink); }
        .plot a:hover text { text-decoration: underline; }
        .grid { stroke: var(--line); stroke-width: 1; shape-rendering: crispEdges; }
        .axis, .plot .mark { stroke: var(--faint); stroke-width: 1; shape-rendering: crispEdges; }
        .band { fill: var(--base); fill-opacity: .3; }
        .plan { fill: var(--paper); stroke: var(--run); stroke-width: 2; }
        .plan.late { stroke: var(--bad); } .run.late { fill: var(--bad); }
        .use { fill: var(--base); fill-opacity: .6; }
        .saved { fill: var(--hours); stroke: var(--run); stroke-width: 1; }
        .over { fill: var(--over); }
        .deadline { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 3 3; }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; margin: .3rem 0;
          padding: 0; color: var(--faint); font-size: .8rem; }
        .legend li { display: flex; align-items: center; gap: .4rem; }
        .key { display: inline-block; width: 1rem; height: .7rem; }
        .key.hours { background: var(--hours); } .key.run { background: var(--run); }
        .key.band { background: var(--base); opacity: .3; }
        .key.use { background: var(--base); opacity: .6; }
        .key.over { background: var(--over); }
        .key.plan { border: 2px solid var(--run); height: .6rem; }
        .key.saved { background: var(--hours); border: 1px solid var(--run); }
        .key.rate { border-top: 2px solid var(--rate); height: 0; }
        .key.deadline { border-left: 2px dashed var(--bad); width: 0; height: .9rem; margin: 0 .3rem; }
        .heat { table-layout: fixed; font-size: .68rem; font-variant-numeric: tabular-nums;
          border-collapse: separate; border-spacing: 1px; margin: 0 0 .4rem; }
        .heat caption { font-size: .85rem; }
        .heat th, .heat td { padding: 0; border: 0; text-align: center; font-weight: 400;
          line-height: 1.35rem; min-width: 0; overflow: hidden; white-space: nowrap; }
        .heat tbody th, .heat thead td { width: 2rem; text-align: left; color: var(--faint); }
        .heat .low { box-shadow: inset 0 0 0 2px #0b3d91; font-weight: 700; }
        .h0, .h1, .h2, .h3, .h4, .h5 { color: #111111; }
        .h6, .h7, .h8, .h9 { color: #ffffff; }
        .h0 { background: #e5f5c6; } .h1 { background: #f3f1b5; } .h2 { background: #fae293; }
        .h3 { background: #fbcb72; } .h4 { background: #f8b05c; } .h5 { background: #f0914a; }
        .h6 { background: #c04e38; } .h7 { background: #a23434; } .h8 { background: #7b1f2e; }
        .h9 { background: #521428; }
        .shades { color: var(--faint); font-size: .8rem; margin: 0 0 .6rem; }
        .shades i { display: inline-block; width: 1.1rem; height: .7rem; vertical-align: -.05em; }
        @media (max-width: 48rem) {
          .heat tbody td { font-size: 1px; color: transparent; line-height: 1.15rem; }
          .heat thead th { font-size: .6rem; overflow: visible; }
          .heat thead th:not(:nth-child(6n + 2)) { color: transparent; font-size: 1px; }
          .heat tbody th { font-size: .7rem; }
          .heat { border-spacing: 0; }
        }
        @media (forced-colors: active) {
          .h0, .h1, .h2, .h3, .h4, .h5, .h6, .h7, .h8, .h9, .key { forced-color-adjust: none; }
        }
        """
}

/// The dashboard's icon: the sun at its highest above the horizon.
public enum PageIcon {
    /// The drawing, served under `/assets/icon.svg`.
    public static let svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
        <rect width="32" height="32" rx="7" fill="#1a7f4b"/>
        <path d="M5 24A11 13 0 0 1 27 24" fill="none" stroke="#ffffff" stroke-opacity=".55" \
        stroke-width="2" stroke-linecap="round"/>
        <circle cx="16" cy="11" r="4.5" fill="#ffd75e"/>
        <path d="M4 26H28" stroke="#ffffff" stroke-width="2" stroke-linecap="round"/>
        </svg>
        """
}
