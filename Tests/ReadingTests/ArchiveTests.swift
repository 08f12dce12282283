import Testing

@testable import Reading

@Suite struct ArchiveTests {
  private let page = Array("工会送清凉\n\n本报讯（记者 王小明）昨天，市总工会走进工地，送去五百份西瓜。\n".utf8)
  /// 报纸/一.txt in GB18030.
  private let chinese: [UInt8] = [0xB1, 0xA8, 0xD6, 0xBD, 0x2F, 0xD2, 0xBB, 0x2E, 0x74, 0x78, 0x74]

  @Test func readsMembersOfZip() throws {
    let input = TestInput()
    let inner = TestArchive.zip([(Array("c.txt".utf8), page)])
    input.put("a.zip", TestArchive.zip([(chinese, page), (Array("b.jsonl".utf8), Array(#"{"text": "甲"}"#.utf8)), (Array("in.zip".utf8), inner)]))
    try input.read()
    #expect(input.codes == [])
    #expect(input.articles.map(\.metadata.member) == ["报纸/一.txt", "b.jsonl", "in.zip/c.txt"])
    #expect(input.files.map(\.form) == ["text", "jsonLines", "text", "archive", "archive"])
    #expect(input.files.last?.sha256.count == 64 && input.files.last?.member == "" && input.files.last?.bytes ?? 0 > 500)
  }

  @Test func refusesUnsafeMembers() throws {
    let input = TestInput()
    input.put(
      "a.tar",
      TestArchive.tar([
        ("../out.txt", page, "0", ""), ("/abs.txt", page, "0", ""), ("link.txt", [], "2", "/etc/passwd"), ("dir", [], "5", ""),
        ("ok.txt", page, "0", ""),
        ("x/../../y.txt", page, "0", ""),
      ]))
    try input.read()
    #expect(input.codes == ["unsafe_member", "unsafe_member", "unsafe_member", "unsafe_member"])
    #expect(input.articles.map(\.metadata.member) == ["ok.txt"])
  }

  @Test func stopsBombs() throws {
    // Each layer of nesting is refused past the limit.
    let input = TestInput()
    var bytes = TestArchive.zip([(Array("a.txt".utf8), page)])
    for _ in 0..<4 { bytes = TestArchive.zip([(Array("a.zip".utf8), bytes)]) }
    input.put("deep.zip", bytes)
    try input.read()
    #expect(input.codes == ["archive_nesting"] && input.articles.isEmpty)

    let many = TestInput()
    many.options.limits.archiveMembers = 3
    many.put("many.zip", TestArchive.zip((0..<5).map { (Array("\($0).txt".utf8), page) }))
    try many.read()
    #expect(many.codes == ["archive_members"] && many.articles.count == 3)

    let large = TestInput()
    large.options.limits.archiveBytes = 1000
    large.put(
      "large.tar",
      TestArchive.tar([
        ("a.txt", page, "0", ""), ("b.txt", page + page + page + page + page + page + page + page + page + page, "0", ""), ("c.txt", page, "0", ""),
      ]))
    try large.read()
    #expect(large.codes == ["archive_bomb"] && large.articles.count == 1)
  }

  @Test func saysThatAnArchiveIsDamaged() throws {
    let input = TestInput()
    let bytes = TestArchive.zip([(Array("a.txt".utf8), page), (Array("b.txt".utf8), page)])
    input.put("cut.zip", Array(bytes[0..<bytes.count / 2]))
    try input.read()
    #expect(!input.codes.isEmpty && input.codes.allSatisfy { ["bad_archive", "bad_member"].contains($0) })
  }
}
