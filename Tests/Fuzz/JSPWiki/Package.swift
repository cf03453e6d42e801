// swift-tools-version: 6.2
import PackageDescription

// Run with `.ci/fuzz jspwiki`; the flag keeps this package apart from the root manifest.
let package = Package(
  name: "fuzz-jspwiki",
  dependencies: [.package(name: "proviso", path: "../../..")],
  targets: [
    .executableTarget(
      name: "FuzzJSPWiki",
      dependencies: [.product(name: "JSPWiki", package: "proviso")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  ]
)
