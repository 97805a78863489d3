internal import SolsticeDomain

/// The actions for a job on its page. Hidden until the script shows them, since they cannot be sent
/// without it.
struct JobActions {
    let job: Job

    /// The buttons that the job's state permits; empty if there are none.
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

    /// As in ``JobState/successors``.
    private var verbs: [String] {
        let next = job.state.successors
        return [
            next.contains(.held) ? "hold" : nil, job.state == .held ? "release" : nil,
            job.state.isFinal && next.contains(.queued) ? "retry" : nil,
            next.contains(.cancelled) ? "cancel" : nil,
        ].compactMap(\.self)
    }
}
