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
