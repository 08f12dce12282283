import ArticleModel
import Glibc
import Testing

@testable import Datasets

@Suite struct VerificationTests {
  private func dataset() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    var options = Catalog.Options()
    options.tables = Set(Catalog.tableNames)
    _ = try writeDataset(
      [SampleArticles.station(id: "a"), SampleArticles.bare(id: "b", text: "短讯。"), SampleArticles.station(id: "c", headline: "另一")], to: folder.path + "/out",
      catalog: Catalog(options))
    return folder
  }

  @Test func aFreshOutputHasNoFault() throws {
    let folder = try dataset()
    folder.write("out/README.md", "x")
    let verification = try Verification(folder: folder.path + "/out")
    #expect(verification.faults == [])
    #expect(verification.checked.count == 2)
    #expect(verification.checked[1].contains(" rows of 13 tables"))
  }

  @Test(arguments: [
    ("mentions.jsonl", "\"start\":22", "\"start\":23", ["size", "hash"], "is not the row's text"),
    ("sentences.csv", "neutral", "Neutral", ["SHA-256"], ""),
    ("mentions.jsonl", "\"entity_id\":\"person", "\"entity_id\":\"people", ["SHA-256"], "is not in entities"),
    ("quantities.jsonl", "{\"article_id\":\"c\"", "{\"article_id\":\"x\"", ["SHA-256"], "article x is not in articles"),
  ]) func changesAreFound(_ file: String, _ old: String, _ new: String, _ words: [String], _ also: String) throws {
    let folder = try dataset()
    let content = folder.read("out/" + file)
    #expect(content.contains(old))
    folder.write("out/" + file, replacing(old, by: new, in: content))
    let faults = try Verification(folder: folder.path + "/out").faults
    #expect(faults.contains { $0.hasPrefix(file) })
    #expect(also.isEmpty || faults.contains { $0.contains(also) }, "\(faults)")
  }

  @Test func missingAndForeignFilesAreFound() throws {
    let folder = try dataset()
    unlink(folder.path + "/out/times.csv")
    folder.write("out/notes.txt", "x")
    let faults = try Verification(folder: folder.path + "/out").faults
    #expect(faults == ["times.csv: the manifest lists it, and it is not there", "notes.txt: the manifest does not list it"])
  }

  @Test func aFolderWithoutManifestIsSaid() {
    let folder = TemporaryFolder()
    #expect(throws: DatasetError.self) { _ = try Verification(folder: folder.path) }
  }

  private func replacing(_ old: String, by new: String, in text: String) -> String {
    let bytes = Array(text.utf8)
    guard let range = bytes.firstRange(of: Array(old.utf8)) else { return text }
    return String(decoding: bytes[..<range.lowerBound] + Array(new.utf8) + bytes[range.upperBound...], as: UTF8.self)
  }
}

@Suite struct JSONParseTests {
  @Test func readsWhatItWrites() {
    let value = JSONValue.object(["a": .string("\"\\\n\t\u{1}𠮷"), "b": [1, .number("-0.50"), true, .null, .object([])], "c": .array([])])
    #expect(JSONValue.parse(Array(value.text.utf8)) == value)
  }

  @Test(arguments: ["", "{", "[1,]", "{\"a\" 1}", "tru", "1 2", "\"a", "{\"a\":1,}", "nul", "\"\\u12\"", String(repeating: "[", count: 200)])
  func whatIsNoJSON(_ text: String) {
    #expect(JSONValue.parse(Array(text.utf8)) == nil)
  }

  @Test(arguments: [("\"\\ud842\\udfb7\"", "𠮷"), ("\"\\u00e9\\/\"", "é/"), ("\"\\ud842x\"", "\u{FFFD}x")]) func escapes(_ json: String, _ text: String) {
    #expect(JSONValue.parse(Array(json.utf8)) == .string(text))
  }
}
