// swift-tools-version: 6.2
import PackageDescription

// Run with `.ci/fuzz snapshot`; the flag keeps this package apart from the root manifest.
let package = Package(
  name: "fuzz-snapshot",
  dependencies: [.package(name: "proviso", path: "../../..")],
  targets: [
    .executableTarget(
      name: "FuzzSnapshot",
      dependencies: [.product(name: "Snapshot", package: "proviso")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  ]
)
