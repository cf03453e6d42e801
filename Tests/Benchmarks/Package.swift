// swift-tools-version: 6.2
import PackageDescription

// Run with `.ci/benchmark`. The stages of extraction are internal to the library, so it is built for
// testing.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "proviso", path: "../..")],
  targets: [
    .executableTarget(
      name: "BenchmarkExtraction",
      dependencies: [.product(name: "Extraction", package: "proviso")]),
    .target(name: "CAllocations"),
    .executableTarget(
      name: "BenchmarkCEL",
      dependencies: ["CAllocations", .product(name: "CEL", package: "proviso")],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "BenchmarkJSPWiki",
      dependencies: [.product(name: "JSPWiki", package: "proviso")],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ],
  swiftLanguageModes: [.v6]
)
