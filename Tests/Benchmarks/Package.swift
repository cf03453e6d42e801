// swift-tools-version: 6.2
import PackageDescription

// Run with `.ci/benchmark extraction`. The stages are internal to the library, so it is built for
// testing.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "proviso", path: "../..")],
  targets: [
    .executableTarget(
      name: "BenchmarkExtraction",
      dependencies: [.product(name: "Extraction", package: "proviso")])
  ],
  swiftLanguageModes: [.v6]
)
