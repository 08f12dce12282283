import ArticleModel
import Glibc

@testable import Datasets

/// A folder for one test, removed with all that is in it.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/baokan-test-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
  }

  deinit { Folders.remove(path) }

  func read(_ name: String) -> String {
    Folders.read(path + "/" + name, atMost: 1 << 30).map { String(decoding: $0, as: UTF8.self) } ?? "(missing)"
  }

  func write(_ name: String, _ content: String) {
    let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var content = content
    content.withUTF8 { try? writeAll(UnsafeRawBufferPointer($0), to: descriptor, path: name) }
    close(descriptor)
  }

  func names(_ sub: String = "") -> [String] { Folders.names(in: sub.isEmpty ? path : path + "/" + sub) }
}

/// Writes a dataset of some articles as a run would.
func writeDataset(
  _ articles: [Article], to folder: String, catalog: Catalog = Catalog(), options: EncodingOptions = EncodingOptions(), batchSize: Int = 2,
  rejects: [Reject] = []
) throws -> RunSummary {
  let writer = try DatasetWriter(folder: folder, catalog: catalog, options: options)
  let encoder = RowEncoder(catalog, options)
  let batch = EncodedBatch(catalog)
  for (index, article) in articles.enumerated() {
    encoder.encode(ProcessedArticle(article), into: batch)
    if batch.articles == batchSize || index == articles.count - 1 {
      try writer.append(batch)
      batch.clear()
    }
  }
  for reject in rejects { writer.reject(reject) }
  var run = RunDescription()
  run.version = "0.0.0"
  run.icuVersion = "72.1"
  run.inputs = [.init(path: "dump/2023.txt", bytes: 10, sha256: String(repeating: "a", count: 64), encoding: "UTF-8")]
  run.timings = [.init("seconds", .number("0.5"))]
  return try writer.finish(run)
}
