public import Foundation
import Subprocess
public import Testing

/// Measured data that is too large for the repository, in `shared/data` beside the checkout or one
/// folder further up. A fresh clone has none: tests that need it are skipped there.
public enum DevelopmentData: String, CaseIterable, Sendable {
    /// Two years of hours of ten zones, 2021 and 2022, compressed.
    case carbon = "dev_carbon_2021_2022.csv.gz"
    /// Zeus' summary of a V100 under power caps.
    case powerCapsV100 = "zeus_summary_power_v100.csv"
    /// Zeus' summary of an A40 under power caps.
    case powerCapsA40 = "zeus_summary_power_a40.csv"

    /// Where the file lies, if it does.
    public var file: URL? {
        let repository = URL(filePath: #filePath).deletingLastPathComponent()
        return ["../../../shared/data", "../../../../shared/data"].map {
            repository.appending(path: "\($0)/\(rawValue)").standardizedFileURL
        }.first { FileManager.default.fileExists(atPath: $0.path) }
    }

    /// The file; fails the test if it is missing.
    public func requireFile() throws -> URL { try #require(file, "\(rawValue) is missing") }

    /// The bytes of a compressed file, unpacked.
    public func unpacked() async throws -> [UInt8] {
        try await Subprocess.run(
            .name("gunzip"), arguments: ["-c", requireFile().path],
            output: .bytes(limit: 1 << 28)
        ).standardOutput
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips a test, and says why, where a file of development data is missing.
    public static func needs(_ data: DevelopmentData) -> Self {
        .enabled(if: data.file != nil, "shared/data/\(data.rawValue) is not beside the checkout")
    }
}
