import SolsticeDomain
import SolsticeStore

/// What people name, or a message that suggests the nearest.
extension StoreSession {
    /// The number of a job given by number or by name; of several, the newest.
    /// - Throws: a ``Diagnostic`` if there is none, and, if it has to be unambiguous, if several
    ///   jobs of this name are unfinished.
    func jobNumber(_ text: String, isUnambiguous: Bool) throws -> JobID {
        if let number = Int(text) { return try existingJob(JobID(number)).id }
        let named = try jobs(named: text)
        let open = try named.filter { try !existingJob($0).state.isFinal }
        if isUnambiguous, open.count > 1 {
            let numbers = open.sorted().map(String.init).joined(separator: " ")
            throw Diagnostic(
                .usage, "\(open.count) jobs are called \(text)",
                remedy: "say which by number: \(numbers)")
        }
        if let newest = named.first { return newest }
        let names = Set(try jobs().map(\.specification.name))
        let nearest = nearestName(to: text, among: names.sorted())
        throw Diagnostic(
            .usage, "there is no job \(text)",
            remedy: nearest.map { "did you mean \($0)?" } ?? "see: \(run: .status)")
    }

    /// A job by its number.
    func existingJob(_ id: JobID) throws -> Job {
        if let job = try job(id) { return job }
        throw Diagnostic(
            .usage, "there is no job \(id)", remedy: "see: \(run: .status, .set(.all))")
    }

    /// A region by its name.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    func existingRegion(_ id: RegionID) throws -> Region {
        let regions = try regions()
        if let region = regions.first(where: { $0.id == id }) { return region }
        if regions.isEmpty || RegionCatalog.region(id) != nil {
            throw Diagnostic(
                .usage, "there is no region \(id) yet",
                remedy: "add it: \(run: .regionAdd, .text(id))")
        }
        let nearest = nearestName(to: id, among: regions.map(\.id))
        throw Diagnostic(
            .usage, "there is no region \(id)",
            remedy: nearest.map { "did you mean \($0)?" } ?? "see: \(run: .regionList)")
    }

    /// An accelerator by its name.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    func existingAccelerator(_ id: AcceleratorID) throws -> Accelerator {
        let known = try accelerators()
        if let accelerator = known.first(where: { $0.id == id.lowercased }) {
            return accelerator
        }
        let nearest = nearestName(to: id, among: known.map(\.id))
        throw Diagnostic(
            .usage, "there is no accelerator \(id)",
            remedy: (nearest.map { "did you mean \($0)? Else add it: " } ?? "add it: ")
                + "\(run: .acceleratorAdd, .text(id), .set(.watts, "W"))")
    }

    /// A project by its name.
    /// - Throws: a ``Diagnostic`` that names the nearest if no job belongs to one of this name.
    func existingProject(_ id: ProjectID) throws -> ProjectID {
        let known = try projects()
        if known.contains(id) { return id }
        let nearest = nearestName(to: id, among: known)
        throw Diagnostic(
            .usage, "there is no project \(id)",
            remedy: (nearest.map { "did you mean \($0)? Else put jobs into it: " }
                ?? "put jobs into it: ") + "\(run: .mark, "ID", .set(.project, id))")
    }

    /// A feed by its name.
    /// - Throws: a ``Diagnostic`` that names the nearest if there is none of this name.
    func existingFeed(_ id: String) throws -> Feed {
        let known = try feeds()
        if let feed = known.first(where: { $0.id == id }) { return feed }
        if known.isEmpty {
            throw Diagnostic(
                .usage, "there is no feed yet",
                remedy: "add one: "
                    + "\(run: .feedAdd, "gb", .set(.provider, "gb"), .set(.zone, "GB"))")
        }
        let nearest = nearestName(to: id, among: known.map(\.id))
        throw Diagnostic(
            .usage, "there is no feed \(id)",
            remedy: nearest.map { "did you mean \($0)?" } ?? "see: \(run: .feedList)")
    }
}
