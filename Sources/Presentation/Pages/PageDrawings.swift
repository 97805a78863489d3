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
