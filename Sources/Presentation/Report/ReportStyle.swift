/// The style of an energy report's page: light and dark, from the width of a phone.
enum ReportStyle {
    /// The style sheet.
    static let sheet =
        SharedStyle.sheet + "\n" + """
            main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
            h1 { font-size: 1.6rem; margin: 0 0 1rem; }
            h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; overflow-wrap: anywhere; }
            .job { margin: 0 0 .9rem; }
            .job p { display: flex; justify-content: space-between; gap: 1rem; margin: 0; }
            .job p span { color: var(--faint); white-space: nowrap; }
            .bar { display: grid; grid-template-columns: 4.5rem 1fr 5.5rem; gap: .5rem;
              align-items: center; font-size: .85rem; color: var(--faint); }
            .bar svg { width: 100%; height: .9rem; display: block; }
            .home { stroke-dasharray: 4 4; }
            .course { margin: 0 0 1rem; }
            .course svg { width: 100%; height: 9rem; display: block;
              border-bottom: 1px solid var(--line); }
            .axis, .legend { display: flex; flex-wrap: wrap; justify-content: space-between;
              gap: .2rem 1rem; margin: .2rem 0 0; color: var(--faint); font-size: .8rem; }
            .legend { justify-content: flex-start; gap: .4rem; align-items: center; }
            .key { display: inline-block; width: 1rem; height: .7rem; margin-left: .5rem; }
            .key.hours { background: var(--hours); } .key.basehours { background: var(--base); }
            .key.rate { border-top: 2px solid var(--rate); height: 0; }
            .key.home { border-top-style: dashed; }
            .facts td:first-child { white-space: nowrap; }
            footer { margin-top: 2.5rem; color: var(--faint); font-size: .85rem; }
            .trail a { color: inherit; }
            @media print { body { font-size: 11pt; } .trail { display: none; } }
            """
}
