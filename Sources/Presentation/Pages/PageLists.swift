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
