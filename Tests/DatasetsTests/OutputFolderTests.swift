import ArticleModel
import Glibc
import Testing

@testable import Datasets

@Suite struct OutputFolderTests {
  private func cause(_ body: () throws -> Void) -> DatasetError.Cause? {
    do { try body() } catch let error as DatasetError { return error.cause } catch {}
    return nil
  }

  @Test func replacesItsOwnOutputAsAWhole() throws {
    let folder = TemporaryFolder()
    let out = folder.path + "/out"
    var options = EncodingOptions()
    options.formats = [.csv, .jsonl, .conllu]
    _ = try writeDataset([SampleArticles.station()], to: out, options: options)
    folder.write("out/README.md", "Ours.\n")
    _ = try writeDataset([SampleArticles.bare(id: "b", text: "短讯。")], to: out)
    #expect(!folder.names("out").contains("tokens.conllu"))
    #expect(folder.read("out/README.md") == "Ours.\n")
    #expect(folder.names() == ["out"])
  }

  @Test func refusesAFolderWithOtherFiles() throws {
    let folder = TemporaryFolder()
    mkdir(folder.path + "/out", 0o755)
    folder.write("out/thesis.docx", "…")
    #expect(cause { _ = try writeDataset([], to: folder.path + "/out") } == .foreignFiles(path: folder.path + "/out", names: ["thesis.docx"]))
    #expect(folder.read("out/thesis.docx") == "…")
    #expect(folder.names() == ["out"])
  }

  @Test func refusesAForeignFileAmongItsOwn() throws {
    let folder = TemporaryFolder()
    let out = folder.path + "/out"
    _ = try writeDataset([], to: out)
    folder.write("out/notes.csv", "a\n")
    #expect(cause { _ = try writeDataset([], to: out) } == .foreignFiles(path: out, names: ["notes.csv"]))
  }

  @Test func aManifestOfSomethingElseIsNoLeave() throws {
    let folder = TemporaryFolder()
    mkdir(folder.path + "/out", 0o755)
    folder.write("out/manifest.json", "{\n  \"outputs\": [\n    {\n      \"path\": \"a.csv\"}]}")
    folder.write("out/a.csv", "1\n")
    #expect(
      cause { _ = try writeDataset([], to: folder.path + "/out") } == .foreignFiles(path: folder.path + "/out", names: ["a.csv", "manifest.json"]))
  }

  @Test func refusesAFile() throws {
    let folder = TemporaryFolder()
    folder.write("out", "x")
    #expect(cause { _ = try writeDataset([], to: folder.path + "/out") } == .notAFolder(path: folder.path + "/out"))
  }

  @Test func tellsTheSecondRun() throws {
    let folder = TemporaryFolder()
    let first = try DatasetWriter(folder: folder.path + "/out", catalog: Catalog())
    #expect(cause { _ = try DatasetWriter(folder: folder.path + "/out/", catalog: Catalog()) } == .locked(path: folder.path + "/out"))
    first.abandon()
    #expect(folder.names().isEmpty)
    _ = try writeDataset([], to: folder.path + "/out")
  }

  @Test func anAbandonedRunLeavesTheOldOutput() throws {
    let folder = TemporaryFolder()
    let out = folder.path + "/out"
    _ = try writeDataset([SampleArticles.station()], to: out)
    let before = folder.read("out/articles.csv")
    do {
      let writer = try DatasetWriter(folder: out, catalog: Catalog())
      let batch = EncodedBatch(Catalog())
      RowEncoder(Catalog()).encode(ProcessedArticle(SampleArticles.bare(id: "b", text: "短讯。")), into: batch)
      try writer.append(batch)
      #expect(folder.names().count == 3)
    }
    #expect(folder.read("out/articles.csv") == before)
    #expect(folder.names() == ["out"])
  }

  @Test func removesWhatADeadRunLeft() throws {
    let folder = TemporaryFolder()
    mkdir(folder.path + "/.out.partial-99999", 0o755)
    folder.write(".out.partial-99999/articles.csv", "half")
    _ = try writeDataset([], to: folder.path + "/out")
    #expect(folder.names() == ["out"])
  }

  @Test func makesTheFoldersAbove() throws {
    let folder = TemporaryFolder()
    _ = try writeDataset([], to: folder.path + "/a/b/out")
    #expect(folder.names("a/b") == ["out"])
  }

  @Test func followsALinkToTheFolder() throws {
    let folder = TemporaryFolder()
    _ = try writeDataset([], to: folder.path + "/real")
    symlink(folder.path + "/real", folder.path + "/link")
    _ = try writeDataset([SampleArticles.station()], to: folder.path + "/link")
    #expect(folder.read("real/articles.csv").contains("江州晚报"))
    #expect(folder.names() == ["link", "real"])
  }

  @Test func aFullDiskIsSaid() throws {
    // /dev/full takes nothing; a file-size limit would end the test process.
    let descriptor = open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    #expect(cause { try [UInt8(1)].withUnsafeBytes { try writeAll($0, to: descriptor, path: "x.csv") } } == .diskFull(path: "x.csv"))
  }

  @Test(arguments: [
    DatasetError(.notAFolder(path: "p")), DatasetError(.foreignFiles(path: "p", names: ["a", "b", "c", "d"])), DatasetError(.locked(path: "p")),
    DatasetError(.unwritable(path: "p", reason: "r")), DatasetError(.diskFull(path: "p")),
  ]) func messagesNameThePlaceAndTheMend(_ error: DatasetError) {
    #expect(error.description.hasPrefix("p: "))
    #expect(error.description.contains("--output"))
  }
}
