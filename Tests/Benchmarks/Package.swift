// swift-tools-version: 6.2
import PackageDescription

// Run with `.ci/benchmark jspwiki`, which builds this package and says what it had to leave out.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "proviso", path: "../..")],
  targets: [
    .executableTarget(
      name: "JSPWikiBenchmarks",
      dependencies: [.product(name: "JSPWiki", package: "proviso")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6]
)
