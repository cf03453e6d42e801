// swift-tools-version: 6.2
import PackageDescription

// Run with:
//   swift build -c release --sanitize=fuzzer --product FuzzJSPWiki
//   SWIFT_BACKTRACE=enable=no .build/release/FuzzJSPWiki -max_total_time=1200 corpus
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
