// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]

/// One target a module; the modules are listed in the order in which they build on each other (docs/architecture.md).
func module(_ name: String, _ needs: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: needs, swiftSettings: strict)
}

func tests(_ name: String, _ needs: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name + "Tests", dependencies: needs, path: "Tests/" + name + "Tests", exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "baokan",
  products: [.executable(name: "baokan", targets: ["baokan"])],
  dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
  targets: [
    // C: the libraries, and the resources that are compiled into the program.
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata"), .linkedLibrary("stdc++")]),
    .target(name: "CHash", linkerSettings: [.linkedLibrary("nettle")]),
    .target(name: "CArchive", linkerSettings: [.linkedLibrary("archive")]),
    .target(name: "CXML", cSettings: [.define("_GNU_SOURCE"), .unsafeFlags(["-I/usr/include/libxml2"])], linkerSettings: [.linkedLibrary("xml2")]),
    .target(name: "CResources"),
    .target(name: "CDatasets", linkerSettings: [.linkedLibrary("sqlite3")]),

    module("ArticleModel"),
    module("ICUText", ["CICU", "ArticleModel"]),
    module("Lexicons", ["CResources", "ArticleModel"]),
    module("PageLayout", ["ArticleModel", "Lexicons"]),
    module("Reading", ["ICUText", "PageLayout", "ArticleModel", "Hashing", "CArchive", "CXML"]),
    module("ArticlePipeline", ["ArticleModel"]),
    module("GoldCorpus", ["ArticleModel"]),
    module("Segmentation", ["ArticleModel", "Lexicons", "CResources"]),
    module("Evaluation", ["ArticleModel"]),
    module("Figures", ["ArticleModel", "Lexicons"]),
    module("Dictionaries", ["ArticleModel", "Lexicons"]),
    module("Tone", ["ArticleModel", "Lexicons"]),
    module("NamedText", ["ArticleModel"]),
    module("NameRepair", ["ArticleModel", "Lexicons"]),
    module("Quotations", ["ArticleModel", "Lexicons", "NamedText"]),
    module("Affiliations", ["ArticleModel", "Lexicons", "NamedText"]),
    module("Entities", ["ArticleModel", "Lexicons", "NamedText"]),
    module(
      "Stages",
      ["ArticlePipeline", "ICUText", "Segmentation", "PageLayout", "Figures", "Tone", "Affiliations", "Entities", "Quotations", "NameRepair"]),
    module("Hashing", ["CHash"]),
    module("Datasets", ["ArticleModel", "Hashing", "CDatasets"]),
    module("Configuration", ["Reading", "Datasets"]),
    .executableTarget(
      name: "baokan",
      dependencies: [
        "Reading", "Stages", "Datasets", "Segmentation", "GoldCorpus", "Configuration", "Evaluation", "ICUText", "Hashing", "ArticlePipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // Trains lexicons/tone_weights.tsv (docs/tone.md).
    .executableTarget(
      name: "train-tone", dependencies: ["Tone", "GoldCorpus", "ArticleModel", "Lexicons", "ICUText"], swiftSettings: strict),

    tests("ArticleModel", ["ArticleModel"]),
    tests("ICUText", ["ICUText"]),
    tests("Lexicons", ["Lexicons"]),
    tests("GoldCorpus", ["GoldCorpus"]),
    tests("PageLayout", ["PageLayout"]),
    tests("Reading", ["Reading"], exclude: ["Pages"]),
    tests("Tone", ["Tone", "GoldCorpus", "Lexicons"]),
    tests("Dictionaries", ["Dictionaries"]),
    tests("Figures", ["Figures", "GoldCorpus"]),
    tests("NameRepair", ["NameRepair", "GoldCorpus"]),
    tests("Quotations", ["Quotations", "GoldCorpus"]),
    tests("Affiliations", ["Affiliations", "GoldCorpus"]),
    tests("Entities", ["Entities", "Affiliations", "GoldCorpus"]),
    tests("Stages", ["Stages", "Segmentation", "PageLayout"]),
    tests("Evaluation", ["Evaluation"]),
    tests("Configuration", ["Configuration"]),
    tests("Datasets", ["Datasets", "CDatasets"]),
  ],
  cLanguageStandard: .c2x
)
