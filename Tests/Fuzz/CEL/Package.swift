// swift-tools-version: 6.2
import PackageDescription

// Run with `.ci/fuzz cel`; the flag keeps this package apart from the root manifest.
let package = Package(
  name: "fuzz-cel",
  dependencies: [.package(name: "proviso", path: "../../..")],
  targets: [
    .executableTarget(
      name: "FuzzCEL",
      dependencies: [.product(name: "CEL", package: "proviso")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  ],
  swiftLanguageModes: [.v6]
)
