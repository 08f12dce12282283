import ArticleModel
import Testing

@testable import Datasets

@Suite struct DescriptionTests {
  @Test func jsonKeepsOrderAndEscapes() {
    let value = JSONValue.object(["b": 1, "a": .string("他说：\"好\"\n"), "leer": nil, "list": [true, .null, .number("0.50")], "none": .array([])])
    #expect(value.text == "{\n  \"b\": 1,\n  \"a\": \"他说：\\\"好\\\"\\n\",\n  \"list\": [\n    true,\n    null,\n    0.50\n  ],\n  \"none\": []\n}\n")
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (1_679_131_805, "2023-03-18T09:30:05Z"), (-1, "1969-12-31T23:59:59Z"),
    (4_102_444_799, "2099-12-31T23:59:59Z"),
  ]) func moments(_ seconds: Int, _ text: String) {
    #expect(ROCrate.moment(seconds) == text)
  }

  @Test func crateNamesEveryFileAndTheRun() throws {
    let folder = TemporaryFolder()
    let summary = try writeDataset([SampleArticles.station()], to: folder.path + "/out")
    let crate = folder.read("out/ro-crate-metadata.json")
    #expect(summary.outputs.count > 20)
    for output in summary.outputs { #expect(crate.contains("\"@id\": \"\(output.path)\",\n      \"@type\": \"File\"")) }
    #expect(crate.contains("\"@id\": \"nih:sha-256;aaaa"))
    #expect(crate.contains("https://w3id.org/ro/wfrun/process/0.5"))
    #expect(!crate.contains("startTime"))
    #expect(ManifestNames.unlisted.contains("ro-crate-metadata.json"))
  }

  @Test func onlyTimingsAndCrateKnowTheMoment() throws {
    let folder = TemporaryFolder()
    for (name, started) in [("a", 1_679_131_805), ("b", 1_779_131_805)] {
      let writer = try DatasetWriter(folder: folder.path + "/" + name, catalog: Catalog())
      var run = RunDescription()
      run.timings = [.init("started", .integer(started)), .init("seconds", .number("12.5"))]
      _ = try writer.finish(run)
    }
    let differing = folder.names("a").filter { folder.read("a/" + $0) != folder.read("b/" + $0) }
    #expect(differing == ["ro-crate-metadata.json", "timings.json"])
    #expect(folder.read("a/ro-crate-metadata.json").contains("\"endTime\": \"2023-03-18T09:30:17Z\""))
  }

  @Test func codebookHasEveryColumn() {
    let text = Codebook.text(tables: Catalog().infos, version: "1", profile: .spreadsheet)
    for table in Catalog().infos {
      #expect(text.contains("\n## \(table.name)\n"))
      for column in table.columns { #expect(text.contains("\n| `\(column.name)` | ")) }
    }
    #expect(text.contains("an apostrophe"))
    #expect(!Codebook.text(tables: [], version: "1", profile: .plain).contains("an apostrophe"))
  }

  @Test func citationNamesVersionConfigurationAndInput() throws {
    let folder = TemporaryFolder()
    let summary = try writeDataset([SampleArticles.station()], to: folder.path + "/out")
    let citation = folder.read("out/CITATION.txt")
    #expect(citation.contains("Dataset of 1 newspaper articles from 1 input file, made with Baokan 0.0.0"))
    #expect(citation.contains(summary.configurationHash))
    #expect(citation.contains(summary.inputHash))
  }
}
