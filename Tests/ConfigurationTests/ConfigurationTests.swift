import Configuration
import Glibc
import Testing

@Suite struct ConfigurationTests {
  func read(_ text: String) throws -> RunConfiguration { try RunConfiguration(Array(text.utf8), file: "pipeline.json", folder: "") }

  @Test func readsACompleteFile() throws {
    let configuration = try read(
      """
      {
        // where the pages are
        "input": {"paths": ["pages"], "layout": "page"},
        "stages": ["segmentation", {"stage": "names"}],
        "output": {"folder": "tables", "formats": ["csv"], "profile": "plain"},
        "jobs": 2
      }
      """)
    #expect(configuration.input.paths == ["pages"])
    #expect(configuration.input.layout == .page)
    #expect(configuration.stages.map(\.name) == ["segmentation", "names"])
    #expect(configuration.outputFolder == "tables")
    #expect(configuration.encoding.formats == [.csv])
    #expect(configuration.jobs == 2)
  }

  @Test(arguments: [
    (#"{"input": {"paths": ["a"]}, "output": {"profil": "plain"}}"#, #"pipeline.json:1:40: output.profil: unknown key, did you mean "profile"?"#),
    (#"{"input": {"paths": "a"}}"#, "pipeline.json:1:21: input.paths: a string is given, a list in square brackets is expected"),
    (#"{"input": {"paths": ["a"], "layout": "pages"}}"#, #"input.layout: "pages" is not known, did you mean "page"?"#),
    (#"{"input": {}}"#, "input.paths: is missing"),
    (#"{"input": {"paths": ["a"]}, "stages": ["tokens"]}"#, #"stages[0]: stage "tokens" is not known"#),
    (#"{"input": {"paths": ["a"]}, "stages": [{"stage": "names", "x": 1}]}"#, "it takes no options"),
    (#"{"input": {"paths": ["a"]}, "jobs": 1.5}"#, "give a whole number from 0 to 1024"),
    (#"{"input": {"paths": ["a"],}}"#, "pipeline.json:1:27: a key in double quotes is expected here"),
    ("{\"input\": \n  {\"paths\": [\"a\"}}", "pipeline.json:2:17: a comma or ] is expected here"),
    (#"{"jobs": 1, "jobs": 2}"#, #"the key "jobs" stands twice"#),
    ("", "the file ends before the value"),
  ])
  func saysWhereAndHowToMend(_ text: String, _ message: String) {
    let error = #expect(throws: ConfigurationError.self) { try read(text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func givesEveryFaultAtOnce() {
    let error = #expect(throws: ConfigurationError.self) { try read(#"{"input": {"path": [1]}, "output": {"formats": ["xls"]}, "job": 1}"#) }
    #expect(error?.faults.count == 4)
  }

  /// The schema and the sample configuration of the repository; scripts/check_schema.py judges broken ones by jsonschema and the program.
  @Test func schemaFileIsTheCodes() {
    #expect(file("docs/pipeline.schema.json") == ConfigurationShape.schemaFile, "write it anew: baokan validate --schema > docs/pipeline.schema.json")
  }

  @Test func theSampleConfigurationIsRead() throws {
    let configuration = try read(file("pipeline.json"))
    #expect(configuration.input.paths == ["samples"])
    #expect(configuration.outputFolder == "output")
    #expect(configuration.stages.map(\.name) == RunConfiguration.stageNames)
  }

  private func file(_ path: String) -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    guard let stream = fopen("/\(root)/\(path)", "r") else { return "" }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(stream), byte != EOF { bytes.append(UInt8(byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
