import ArticleModel
import Testing

@testable import Datasets

@Suite struct DatasetWriterTests {
  @Test func writesEveryTableOfTheCatalog() throws {
    let folder = TemporaryFolder()
    let summary = try writeDataset([SampleArticles.station()], to: folder.path + "/out")
    for info in Catalog().infos {
      #expect(folder.names("out").contains(info.name + ".csv"))
      #expect(folder.names("out").contains(info.name + ".jsonl"))
    }
    #expect(summary.rows.first { $0.table == "mentions" }?.rows == 4)
    #expect(folder.names() == ["out"])
  }
}
