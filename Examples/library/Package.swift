// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Embedding",
    dependencies: [
        .package(name: "Solstice", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "Embedding", dependencies: [.product(name: "Solstice", package: "Solstice")])
    ],
    swiftLanguageModes: [.v6]
)
