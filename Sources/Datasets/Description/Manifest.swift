import Hashing

/// `manifest.json`: all that a run depended on and all that it gave; nothing of the moment or the machine.
enum Manifest {
  static let format = "baokan-manifest/1"

  static func make(_ run: RunDescription, _ summary: RunSummary, options: EncodingOptions) -> JSONValue {
    .object([
      "format": .string(format),
      "software": .object(["name": "baokan", "version": .string(run.version)]),
      "icu": .object(["version": .string(run.icuVersion), "unicode": .string(run.unicodeVersion)]),
      "configuration": run.configuration,
      "configuration_sha256": .string(summary.configurationHash),
      "csv_profile": options.encodesCSV ? .string(options.profile.rawValue) : nil,
      "resources": .array(run.resources.map { .object(["name": .string($0.name), "sha256": .string($0.sha256)]) }),
      "inputs_sha256": .string(summary.inputHash),
      "inputs": .array(run.inputs.map(input)),
      "articles": .integer(summary.articles),
      "duplicates": .integer(summary.duplicates),
      "repeated_ids": .integer(summary.sameIDs),
      "rejects": .integer(summary.rejects),
      "rows": .object(summary.rows.map { .init($0.table, .integer($0.rows)) }),
      "cut_cells": .object(summary.cutCells.map { .init($0.table, .integer($0.cells)) }),
      "outputs": .array(summary.outputs.map(output)),
      "also_here": .strings(ManifestNames.unlisted),
    ]).adding(run.extra)
  }

  private static func input(_ input: RunDescription.Input) -> JSONValue {
    JSONValue.object([
      "path": .string(input.path), "bytes": .integer(input.bytes), "sha256": .string(input.sha256),
      "encoding": input.encoding.isEmpty ? nil : .string(input.encoding),
    ]).adding(input.details)
  }

  private static func output(_ output: OutputRecord) -> JSONValue {
    .object([
      "path": .string(output.path), "table": output.table.isEmpty ? nil : .string(output.table), "rows": output.rows.map { .integer($0) },
      "bytes": .integer(output.digest.bytes), "sha256": .string(output.digest.sha256),
    ])
  }

  /// The hash that stands for all inputs: over their hashes, in order.
  static func hash(of inputs: [RunDescription.Input]) -> String {
    var digest = SHA256Digest()
    for input in inputs { digest.update(input.sha256 + "\n") }
    return digest.hexadecimal()
  }
}

extension JSONValue {
  func adding(_ members: [Member]) -> JSONValue {
    guard case .object(let own) = self else { return self }
    return .object(own + members)
  }
}

/// The names of the files of an output folder, taken from its manifest.
enum ManifestNames {
  /// Files that a run writes and whose hashes are not in the manifest: it cannot hold its own, and the others differ between equal runs.
  static let unlisted = ["manifest.json", "timings.json", "ro-crate-metadata.json"]

  /// The `path` of every output. Only what `Manifest` writes is understood: a line `"path": "…"` below `"outputs"`.
  static func read(_ path: String) -> Set<String> {
    guard let bytes = Folders.read(path, atMost: 1 << 28) else { return [] }
    var names = Set(unlisted)
    guard let outputs = bytes.firstRange(of: Array("\n  \"outputs\": [".utf8)), bytes.firstRange(of: Array(Manifest.format.utf8)) != nil
    else { return [] }
    let key = Array("\n      \"path\": \"".utf8)
    var at = outputs.upperBound
    while let found = bytes[at...].firstRange(of: key) {
      let end = bytes[found.upperBound...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.endIndex
      names.insert(String(decoding: bytes[found.upperBound..<end], as: UTF8.self))
      at = end
    }
    return names
  }
}
