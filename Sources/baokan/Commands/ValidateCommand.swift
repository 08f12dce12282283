import ArgumentParser
import ArticlePipeline
import Configuration

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check a configuration without running it; every fault at once.",
    discussion: """
          $ baokan validate pipeline.json
          pipeline.json: in order; 8 stages

      With --schema, print the JSON Schema of pipeline.json for editors.
      """)

  @Argument(help: "The configuration.")
  var pipeline = "pipeline.json"

  @Flag(help: "Print the JSON Schema instead.")
  var schema = false

  func run() throws {
    if schema {
      Console.write(ConfigurationShape.schemaFile)
      return
    }
    let configuration = try RunOptions.read(pipeline)
    let assembly: StageAssembly
    do { assembly = try StageAssembly(configuration) } catch let error as PipelineError {
      throw Failure(status: 2, message: error.faults.map { "\(pipeline): stages: \($0)" }.joined(separator: "\n"))
    }
    let missing = configuration.input.paths.filter { !FileSystem.exists($0) }
    if !missing.isEmpty {
      throw Failure(status: 2, message: missing.map { "\(pipeline): input.paths: \($0): there is no such file or folder" }.joined(separator: "\n"))
    }
    Console.write("\(pipeline): in order; \(assembly.pipeline.stages.count) stages\n")
  }
}
