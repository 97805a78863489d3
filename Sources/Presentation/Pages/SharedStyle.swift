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
