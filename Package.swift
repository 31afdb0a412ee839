// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "woodbell",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "woodbell", targets: ["woodbell"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Finds the data files that lie beside the program.
    .target(name: "Resources", swiftSettings: strict),

    // Working days: statutory holidays, make-up days, deadlines that explain themselves.
    .target(
      name: "WorkCalendar", dependencies: ["Resources"], resources: [.copy("Resources")],
      swiftSettings: strict),

    // A regulation as data: model, loading, validation, findings and citations.
    .target(
      name: "Rulebook",
      dependencies: [
        "Resources", "WorkCalendar", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.copy("Rulebooks")], swiftSettings: strict),

    // Checks on what the office is about to say. Never on what the public says.
    .target(
      name: "Screening",
      dependencies: ["Resources", "Rulebook", .product(name: "Yams", package: "Yams")],
      resources: [.copy("Lists")], swiftSettings: strict),

    // Module map of zlib.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Reads zip archives within limits and writes them.
    .target(name: "ZipArchive", dependencies: ["CZlib"], swiftSettings: strict),

    // Markdown, HTML, Word and plain text as text with places, for the offline check; writes Word.
    .target(name: "Documents", dependencies: ["ZipArchive"], swiftSettings: strict),

    // Tables as offices exchange them: Excel's .xlsx and CSV, read within limits and written.
    .target(
      name: "Spreadsheets", dependencies: ["Documents", "WorkCalendar", "ZipArchive"],
      swiftSettings: strict),

    // Module map of libpq.
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),

    // One small SQL session over SQLite and PostgreSQL. Knows nothing of the office.
    .target(
      name: "Storage",
      dependencies: ["CLibPQ", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),

    // Platforms: what each accepts, and the connectors that publish to them.
    .target(name: "Channels", swiftSettings: strict),

    // The work itself: nouns, decisions, acts and questions, one folder a capability.
    .target(
      name: "Office",
      dependencies: [
        "Channels", "Resources", "Rulebook", "Screening", "Storage", "WorkCalendar", "ZipArchive",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
      ],
      resources: [.copy("Migrations"), .copy("Policies")], swiftSettings: strict),

    // Typed nodes of one concrete type that escape by construction.
    .target(name: "HTML", swiftSettings: strict),

    // QR codes, from a text to the squares of a drawing.
    .target(name: "QRCode", swiftSettings: strict),

    // Module map of FreeType.
    .systemLibrary(
      name: "CFreeType", pkgConfig: "freetype2", providers: [.apt(["libfreetype-dev"])]),

    // A text as pictures for platforms that take only a few words.
    .target(name: "LongPicture", dependencies: ["CFreeType", "CZlib"], swiftSettings: strict),

    // Pages, public portal, feeds. One folder a capability, same names as Office.
    .target(
      name: "Web",
      dependencies: [
        "Documents", "HTML", "LongPicture", "Office", "QRCode", "Resources", "Rulebook",
        "Screening", "Spreadsheets", "WorkCalendar",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.copy("Phrases"), .copy("Assets")], swiftSettings: strict),

    // Configuration, wiring, background work, life cycle: the only place that knows everything.
    .target(
      name: "Server",
      dependencies: [
        "Channels", "Office", "Resources", "Rulebook", "Screening", "Storage", "Web",
        "WorkCalendar",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.copy("World")], swiftSettings: strict),

    // The command line; one file a command, thin.
    .executableTarget(
      name: "woodbell",
      dependencies: [
        "Documents", "Office", "Rulebook", "Screening", "Server", "Storage", "Web", "WorkCalendar",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    // What script/bench runs inside the process.
    .executableTarget(
      name: "bench",
      dependencies: [
        "Office", "Rulebook", "Screening", "Server", "Spreadsheets", "Storage", "WorkCalendar",
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Benchmarks", swiftSettings: strict),

    // The cast, the fake clock and both engines, shared by all tests.
    .target(
      name: "Support",
      dependencies: ["Office", "Rulebook", "Screening", "Storage", "WorkCalendar"],
      path: "Tests/Support", swiftSettings: strict),
    .testTarget(name: "WorkCalendarTests", dependencies: ["WorkCalendar"]),
    .testTarget(name: "RulebookTests", dependencies: ["Rulebook", "Screening", "WorkCalendar"]),
    .testTarget(
      name: "ScreeningTests", dependencies: ["Rulebook", "Screening", "WorkCalendar"],
      exclude: ["Corpus", "Labelled"]),

    // Writes zip archives with faults, for the tests of what reads them.
    .target(
      name: "Archives", dependencies: ["CZlib"], path: "Tests/Archives", swiftSettings: strict),
    .testTarget(name: "ZipArchiveTests", dependencies: ["Archives", "ZipArchive"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Archives", "Documents", "ZipArchive"]),
    .testTarget(
      name: "SpreadsheetsTests",
      dependencies: ["Archives", "Spreadsheets", "WorkCalendar", "ZipArchive"]),
    .testTarget(name: "HTMLTests", dependencies: ["HTML"]),
    .testTarget(name: "QRCodeTests", dependencies: ["QRCode"]),
    .testTarget(name: "LongPictureTests", dependencies: ["CZlib", "LongPicture"]),
    .testTarget(name: "StorageTests", dependencies: ["CLibPQ", "Storage", "Support"]),
    .testTarget(name: "OfficeTests", dependencies: ["Office", "Support", "ZipArchive"]),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "LongPicture", "Spreadsheets", "Web", "Support",
        .product(name: "HummingbirdTesting", package: "hummingbird"),
      ]),
    .testTarget(name: "CommandTests", dependencies: ["Office", "Rulebook", "Support"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["Office", "Rulebook", "Web"]),
  ]
)

// Only for script/fuzz: every parser of outside data under libFuzzer.
if Context.environment["WOODBELL_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Documents", "LongPicture", "Office", "Rulebook", "Screening", "Spreadsheets", "Web",
        "WorkCalendar", "ZipArchive",
      ],
      path: "Fuzzing", swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]))
}
