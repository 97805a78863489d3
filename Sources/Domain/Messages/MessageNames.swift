extension Message {
    /// Something that can be stated to Solstice, named as keys are. The command line derives its
    /// flags from these names, so that `wattsPerGpu` is typed `--watts-per-gpu`.
    public enum Setting: String, Sendable, CaseIterable {
        /// What a job is and needs.
        case afterAny, afterOk, array, cap, carbonPrice, command, datasetGB, deadline, earliest
        /// More of a job.
        case gpus, gpuType, hold, home, hours, maxCost, name, objective, pausable, pauseBy,
            pauseGrace,
            priority
        /// More of a job.
        case region, resumeCost, retries, signal, variant, wattsPerGpu, work, workingDirectory
        /// What a job does, and counts for in reports.
        case `final`, noProject, preliminary, project, workload
        /// How a file is read.
        case dateOrder, energy, facilityColumn, forecast, format, issuedAt, itColumn, replace,
            skipInvalid,
            timeColumn, timeZone, unit, valueColumn, zone
        /// Which jobs and times are replayed or reported, and how often a feed is polled.
        case every, from, mix, policy, to
        /// What a region or an accelerator is like.
        case capacity, caps, carbonIntensity, executor, id, pue, transferGbps, transferKWhPerGB
        /// The power of an accelerator.
        case watts
        /// Where a feed gets its values.
        case baseURL, provider, tokenEnv, tokenFile
        /// How a command works, or what it shows.
        case all, allowHost, chart, database, dryRun, effort, force, help, json, listen
    }

    /// Something that Solstice can be made to do. The command line derives its verbs from these
    /// names, so that `importCarbon` is typed `import carbon`.
    public enum Command: String, Sendable, CaseIterable {
        /// Jobs and their plan.
        case cancel, explain, logs, mark, plan, release, retry, show, status, submit, wait
        /// Data, and what is made of it.
        case backtest, `import`, importCarbon, importPUE, report
        /// Regions and accelerators.
        case acceleratorAdd, acceleratorImport, acceleratorSet
        /// Regions.
        case regionAdd, regionCatalog, regionList, regionSet
        /// Feeds.
        case feedAdd, feedList, feedRemove, feedShow, feedSync
        /// The service, the server and the database.
        case backup, restore, run, serve, tokenAdd, tokenList, tokenRemove
    }
}
