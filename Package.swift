// swift-tools-version: 6.2
import PackageDescription

/// With SOLSTICE_STRICT=1, as `.ci/run` sets it, warnings are errors. Users build without: a newer
/// Swift that warns of more breaks none of their builds.
let strict: [SwiftSetting] =
    Context.environment["SOLSTICE_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : []

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + strict

/// A module: folder `Sources/NAME`, module `SolsticeNAME`.
func module(_ name: String, imports dependencies: [Target.Dependency]) -> Target {
    .target(
        name: "Solstice\(name)", dependencies: dependencies, path: "Sources/\(name)",
        swiftSettings: settings)
}

/// The tests of one module, in `Tests/NAME`.
func tests(_ name: String, imports dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)",
        exclude: fixtures[name] ?? [], swiftSettings: settings)
}

/// What lies beside tests and is no part of their module.
let fixtures = [
    "Dashboard": ["Browser", "api.sh"], "Execution": ["Fixtures", "Slurm/Fixtures"],
    "GridData": ["Fixtures"], "Planning": ["Fixtures"], "Presentation": ["Golden"],
    "Store": ["Fixtures"],
]

// Linux is the platform: inotify, /proc, and device files of accelerators have no counterpart elsewhere.
let package = Package(
    name: "Solstice",
    products: [
        .library(name: "Solstice", targets: ["Solstice"]),
        .library(name: "SolsticeTesting", targets: ["SolsticeTesting"]),
        .executable(name: "solstice", targets: ["SolsticeCommandLineTool"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.2.0"),
    ],
    targets: [
        module("Domain", imports: []),
        module("JSON", imports: []),
        module("Forecasting", imports: ["SolsticeDomain"]),
        module("Planning", imports: ["SolsticeDomain"]),
        module(
            "Backtesting",
            imports: ["SolsticeDomain", "SolsticeForecasting", "SolsticePlanning"]),
        module("Checking", imports: ["SolsticeDomain"]),
        module("GridData", imports: ["SolsticeDomain", "SolsticeJSON"]),
        module(
            "Feeds",
            imports: [
                "SolsticeDomain", "SolsticeGridData", "SolsticeJSON",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(
            name: "SolsticeMigrations", path: "Migrations",
            resources: [
                .embedInCode("v01-create-tables.sql"), .embedInCode("v02-add-levers.sql"),
                .embedInCode("v04-keep-forecasts.sql"),
                .embedInCode("v03-check-states-faster.sql"),
                .embedInCode("v05-run-in-segments.sql"), .embedInCode("v06-keep-tokens.sql"),
                .embedInCode("v07-follow-feeds.sql"),
                .embedInCode("v08-keep-side-effects.sql"),
                .embedInCode("v09-tell-feeds-imports.sql"),
                .embedInCode("v10-count-planning-inputs.sql"),
                .embedInCode("v11-keep-qualities.sql"),
                .embedInCode("v12-tell-caps-apart.sql"), .embedInCode("v13-learn-caps.sql"),
                .embedInCode("v14-keep-carbon-free-shares.sql"),
                .embedInCode("v15-tell-runs-apart.sql"), .embedInCode("v16-keep-variants.sql"),
            ], swiftSettings: settings),
        module(
            "Store",
            imports: [
                "SolsticeDomain", "SolsticeJSON", "SolsticeMigrations",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        module(
            "Execution",
            imports: [
                "SolsticeDomain", "SolsticeJSON",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(
            name: "Solstice",
            dependencies: [
                "SolsticeDomain", "SolsticeForecasting", "SolsticePlanning", "SolsticeBacktesting",
                "SolsticeChecking", "SolsticeGridData", "SolsticeFeeds", "SolsticeStore",
                "SolsticeExecution",
                .product(name: "OrderedCollections", package: "swift-collections"),
            ],
            path: "Sources/Solstice", swiftSettings: settings),
        module("Testing", imports: ["Solstice"]),
        module(
            "JobFiles",
            imports: ["Solstice", "SolsticeJSON", .product(name: "Yams", package: "Yams")]),
        module(
            "Presentation",
            imports: [
                "SolsticeDomain", "SolsticeJSON",
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        module(
            "Dashboard",
            imports: [
                "Solstice", "SolsticeJSON", "SolsticeJobFiles", "SolsticePresentation",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "OrderedCollections", package: "swift-collections"),
            ]),
        .executableTarget(
            name: "SolsticeCommandLineTool",
            dependencies: [
                "Solstice", "SolsticeDashboard", "SolsticeJobFiles", "SolsticePresentation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/CommandLineTool", swiftSettings: settings),
        .executableTarget(
            name: "SolsticeBenchmarks",
            dependencies: ["Solstice", "SolsticeChecking", "SolsticePlanning"],
            path: "Benchmarks", exclude: ["README.md"], swiftSettings: settings),
        // What several suites need; no product has it.
        .target(
            name: "SolsticeTestSupport",
            dependencies: [
                "SolsticeDomain", .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            path: "Tests/Support", swiftSettings: settings),
        tests(
            "Domain",
            imports: ["SolsticeDomain", "SolsticePresentation", "SolsticeTestSupport"]),
        tests("JSON", imports: ["SolsticeJSON"]),
        tests(
            "Forecasting",
            imports: ["SolsticeForecasting", "SolsticeDomain", "SolsticeTestSupport"]),
        tests(
            "Planning",
            imports: [
                "SolsticePlanning", "SolsticeChecking", "SolsticeForecasting", "SolsticeDomain",
                "SolsticeTestSupport",
            ]),
        tests(
            "Backtesting",
            imports: [
                "SolsticeBacktesting", "SolsticePlanning", "SolsticeForecasting", "SolsticeDomain",
                "SolsticeTestSupport",
            ]),
        tests("Checking", imports: ["SolsticeChecking", "SolsticeDomain", "SolsticeTestSupport"]),
        tests(
            "GridData",
            imports: [
                "SolsticeGridData", "SolsticeDomain", "SolsticeJSON", "SolsticePresentation",
                "SolsticeTestSupport",
            ]),
        // Providers are stood in for by servers of this machine; nothing else is asked.
        tests(
            "Feeds",
            imports: [
                "Solstice", "SolsticeExecution", "SolsticeFeeds", "SolsticeGridData",
                "SolsticeStore", "SolsticeDomain", "SolsticePresentation", "SolsticeTesting",
                "SolsticeTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        tests(
            "Store",
            imports: [
                "SolsticeStore", "SolsticeDomain", "SolsticeMigrations",
                "SolsticePresentation", "SolsticeTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        tests(
            "Execution",
            imports: [
                "SolsticeExecution", "SolsticeDomain", "SolsticeJSON", "SolsticeTesting",
                "SolsticeTestSupport",
            ]),
        tests(
            "Solstice",
            imports: [
                "Solstice", "SolsticeExecution", "SolsticeStore", "SolsticeMigrations",
                "SolsticeDomain", "SolsticePresentation", "SolsticeTesting", "SolsticeTestSupport",
            ]),
        tests("JobFiles", imports: ["SolsticeJobFiles", "Solstice", "SolsticePresentation"]),
        tests("Presentation", imports: ["SolsticePresentation", "SolsticeDomain"]),
        tests(
            "Dashboard",
            imports: [
                "SolsticeDashboard", "Solstice", "SolsticeJSON", "SolsticeTesting",
                "SolsticeTestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        // The program itself is run here, and by the tests of Execution as their shim.
        tests(
            "CommandLineTool",
            imports: [
                "SolsticeCommandLineTool", "Solstice", "SolsticeJobFiles", "SolsticePresentation",
                "SolsticeTestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        // The program is killed at random moments; `make crash-test` does so for longer.
        tests(
            "Crash",
            imports: [
                "SolsticeCommandLineTool", "SolsticeDomain",
                "SolsticeTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
