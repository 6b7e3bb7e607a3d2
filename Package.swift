// swift-tools-version: 6.2

import PackageDescription

/// `make fuzz` sets it: modules are built for libFuzzer and the address sanitizer, fuzz targets too.
let isFuzzing = Context.environment["WINNOW_FUZZ"] != nil

/// Imports stay internal unless a public signature needs them, so a GRDB, libcurl or libxml2 type
/// in a module's face is a compile error; that is what keeps the layers honest.
let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
  ] + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer,address"])] : [])

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], fixtures: Bool = false,
  linkerSettings: [LinkerSetting] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"],
    exclude: fixtures ? ["Fixtures"] : [], swiftSettings: strict, linkerSettings: linkerSettings)
}

/// A program that libFuzzer drives: `Tests/Fuzzing/NAME` defines what is done with an input.
func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: "Fuzz\(name)", dependencies: dependencies + ["FuzzSupport"],
    path: "Tests/Fuzzing/\(name)",
    swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])],
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])])
}

/// Seeds and dictionary of a target lie in `Tests/Fuzzing/seeds` and `dictionaries` by its name.
let fuzzing: [Target] = [
  .systemLibrary(name: "CFuzzer", path: "Tests/Fuzzing/CFuzzer"),
  .target(
    name: "FuzzSupport", dependencies: ["CFuzzer", "Parsing", "Vocabulary", "WebText"],
    path: "Tests/Fuzzing/Support",
    swiftSettings: strict),
  fuzzer("XML", ["Parsing", "WebText"]),
  fuzzer("HTML", ["Markup"]),
  fuzzer("JSON", ["Parsing", "WebText"]),
  fuzzer("Dates", ["Vocabulary", "WebText"]),
  fuzzer("Encodings", ["Parsing", "WebText"]),
  fuzzer("Sanitizer", ["CleaningClaims", "WebText"]),
  fuzzer("Page", ["Cleaning", "CleaningClaims", "WebText"]),
]

let package = Package(
  name: "winnow",
  products: [.executable(name: "winnow", targets: ["winnow"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CAllocator"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    module("Vocabulary"),
    module("WebText", ["Vocabulary"]),
    module("Markup", ["CLibXML2", "Vocabulary", "WebText"]),
    module("Parsing", ["Markup", "Vocabulary", "WebText"]),
    module("Cleaning", ["Markup", "Vocabulary", "WebText"]),
    module("Deduplication", ["Vocabulary", "WebText"]),
    module("Fetching", ["CCurl", "CZlib", "Vocabulary", "WebText"]),
    module("Storage", ["Cleaning", "Deduplication", "Vocabulary", "WebText", grdb]),
    module(
      "Digests",
      [
        "CCurl", "CZlib", "Cleaning", "Deduplication", "Markup", "Parsing", "Storage", "Vocabulary",
        "WebText", mustache,
      ]),
    module(
      "Polling",
      [
        "Cleaning", "Deduplication", "Fetching", "Markup", "Parsing", "Storage", "Vocabulary",
        "WebText",
      ]),
    .executableTarget(
      name: "winnow",
      dependencies: [
        "CAllocator", "CLibXML2", "Cleaning", "Deduplication", "Digests", "Fetching", "Markup",
        "Parsing", "Polling", "Storage", "Vocabulary", "WebText", argumentParser, logging, toml,
      ],
      swiftSettings: strict),
    .systemLibrary(name: "CTLS", path: "Tests/CTLS"),
    // By the files' names, for the names without a version belong to a package of headers.
    .target(
      name: "TestSupport", dependencies: ["CTLS", "Storage", "Vocabulary", "WebText"],
      path: "Tests/TestSupport", swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-l:libssl.so.3", "-l:libcrypto.so.3"])]),
    .target(
      name: "CleaningClaims", dependencies: ["Cleaning", "Markup", "WebText"],
      path: "Tests/CleaningClaims", swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Cleaning", "Deduplication", "Markup", "Parsing", "Storage", "Vocabulary", "WebText",
      ],
      path: "Tests/Benchmarks", swiftSettings: strict),
    tests("VocabularyTests", ["Vocabulary"]),
    tests("WebTextTests", ["WebText"]),
    tests("MarkupTests", ["Markup", "WebText"]),
    tests("ParsingTests", ["Parsing", "Markup", "WebText", "Vocabulary"]),
    tests("CleaningTests", ["Cleaning", "CleaningClaims", "Markup", "WebText", "Vocabulary"]),
    tests("DeduplicationTests", ["Deduplication", "WebText", "Vocabulary"]),
    // The tests stand between libcurl and the resolver, so libraries have to see their symbol.
    tests(
      "FetchingTests", ["CZlib", "Fetching", "WebText", "Vocabulary"],
      linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic-symbol=getaddrinfo"])]),
    tests(
      "StorageTests", ["Storage", "Cleaning", "Deduplication", "WebText", "Vocabulary", grdb]),
    tests(
      "DigestsTests",
      ["Digests", "CZlib", "Storage", "Cleaning", "Markup", "Parsing", "WebText", "Vocabulary"],
      fixtures: true),
    tests(
      "PollingTests",
      [
        "Polling", "Cleaning", "Fetching", "Storage", "Parsing", "Deduplication", "WebText",
        "Vocabulary",
      ]),
    tests(
      "WinnowTests",
      [
        "winnow", "Digests", "Fetching", "Parsing", "Polling", "Storage", "Vocabulary", "WebText",
        argumentParser, grdb, logging,
      ]),
  ] + (isFuzzing ? fuzzing : [])
)
