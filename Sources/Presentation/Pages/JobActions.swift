internal import SolsticeDomain

/// What a person may do to a job from its page. Hidden until the script shows it, since without the
/// script nothing could be sent.
struct JobActions {
    let job: Job

    /// The buttons that the job's state permits; nothing where it permits none.
    var markup: Markup {
        let verbs = verbs
        guard !verbs.isEmpty else { return .nothing }
        let buttons = verbs.map { verb -> Markup in
            """
            <button type="button" data-act="\(plain: PagePath.jobJSON(job.id))/\(plain: verb)" \
            disabled="">\(verb.prefix(1).uppercased() + verb.dropFirst())</button>
            """
        }
        return """
            <section id="act" hidden="">
            <details id="act-open">
            <summary>Act</summary>
            <p class="act"><label for="token">Token</label> \
            <input id="token" type="password" autocomplete="off" spellcheck="false" \
            aria-describedby="token-words"/>
            \(buttons)</p>
            <p class="note" id="token-words">A token of this service, as \
            <code>solstice token add NAME</code> makes them. It is kept in this tab only.</p>
            </details>
            </section>
            """
    }

    /// As ``JobState/successors`` has them.
    private var verbs: [String] {
        let next = job.state.successors
        return [
            next.contains(.held) ? "hold" : nil, job.state == .held ? "release" : nil,
            job.state.isFinal && next.contains(.queued) ? "retry" : nil,
            next.contains(.cancelled) ? "cancel" : nil,
        ].compactMap(\.self)
    }
}
