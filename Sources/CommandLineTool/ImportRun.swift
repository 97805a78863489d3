import ArgumentParser
import Solstice
import SolsticePresentation

/// What all kinds of import do around the actual reading.
struct ImportRun {
    let source: ImportFileOptions
    let global: GlobalOptions

    typealias Read = (
        Scheduler, SourceFile, ImportOptions, (@Sendable (Double) -> Void)?
    ) throws -> ImportReport

    func run(_ options: ImportOptions, read: Read) throws {
        let file = try InputFile.read(source.file)
        let invocation = try global.open()
        let drawer = ProgressLineDrawer(terminal: .standard, label: "importing \(file.name)")
        let draw: @Sendable (Double) -> Void = { drawer.draw($0) }
        defer { drawer.erase() }
        let report = try read(
            invocation.scheduler, file, options, Terminal.standard.isErrorTTY ? draw : nil)
        drawer.erase()
        invocation.show(
            json: JSONViews.importReport(report, isDryRun: source.dryRun),
            text: ImportView.text(report, isDryRun: source.dryRun, style: invocation.style))
    }
}
