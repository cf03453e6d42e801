// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A room of the house: one target under `Sources/`, its tests under `Tests/`.
func room(
  _ name: String, uses dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(
  of name: String, uses dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "Randomness"] + dependencies,
    exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "proviso",
  products: [
    .executable(name: "proviso", targets: ["proviso"]),
    .library(name: "JSPWiki", targets: ["JSPWiki"]),
    .library(name: "CEL", targets: ["CEL"]),
    .library(name: "Extraction", targets: ["Extraction", "JSPWiki", "Policy"]),
    .library(name: "Snapshot", targets: ["Snapshot", "Policy", "Audit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CRecordScan", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),

    room("YAML", uses: ["CLibYAML"]),
    room("JSPWiki", uses: ["CLibXML2"]),
    room("CEL", uses: ["CRE2"]),
    room("Policy", uses: ["CEL", "YAML"], resources: [.embedInCode("Resources")]),
    room(
      "Extraction",
      uses: ["JSPWiki", "Policy", "YAML", .product(name: "Crypto", package: "swift-crypto")],
      resources: [.embedInCode("Resources")]),
    room(
      "Snapshot",
      uses: [
        "Policy", "CEL", "YAML", "CSimdJSON", "CLibXML2",
        .product(name: "SwiftCSV", package: "SwiftCSV"),
      ]),
    room(
      "Audit",
      uses: [
        "Policy", "Snapshot", "CEL", "CRecordScan",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    room(
      "Comparison",
      uses: ["Policy", "CEL", "YAML", "JSPWiki", "Extraction", "Snapshot", "Audit"],
      resources: [.embedInCode("Resources")]),
    room("Report", uses: ["Policy", "Snapshot", "Audit", "Extraction", "Comparison"]),
    .executableTarget(
      name: "proviso",
      dependencies: [
        "JSPWiki", "Extraction", "Policy", "CEL", "YAML", "Snapshot", "Audit",
        "Comparison", "Report",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(name: "Randomness", path: "Tests/Randomness", swiftSettings: settings),

    tests(of: "YAML"),
    tests(of: "JSPWiki", exclude: ["Fixtures"]),
    tests(of: "CEL", exclude: ["Differential"]),
    tests(of: "Policy", uses: ["CEL", "YAML"], exclude: ["Fixtures"]),
    tests(
      of: "Extraction", uses: ["JSPWiki", "Policy", "YAML"],
      exclude: ["Metamorphic/Pages", "RuleTables/Files"]),
    tests(of: "Snapshot", uses: ["Policy", "CEL"], exclude: ["Fixtures"]),
    tests(of: "Audit", uses: ["Policy", "Snapshot", "CEL"]),
    tests(
      of: "Comparison", uses: ["Policy", "Extraction"],
      exclude: ["Files", "Differential"]),
    tests(of: "Report", uses: ["Policy", "Audit"]),
    tests(of: "proviso", uses: ["YAML"], exclude: ["Fixtures", "Expected"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
