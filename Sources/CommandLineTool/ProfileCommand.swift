import ArgumentParser

/// `solstice profile`: seasonal tables as charts.
struct ProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile", abstract: "Show what months and hours have usually been.",
        subcommands: [
            ProfileCarbonCommand.self, ProfilePUECommand.self, ProfileRateCommand.self,
        ])
}
