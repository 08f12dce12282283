import Testing

@testable import Datasets

@Suite struct DuplicateTests {
  private func sign(_ text: String) -> ArticleSignature {
    Array(text.utf16).withUnsafeBufferPointer { ArticleSigner().sign($0) }
  }

  /// Text of made-up words; equal seeds give equal text.
  private func prose(_ seed: UInt64, _ count: Int) -> [UInt16] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return 0x4E00 + UInt16((state >> 33) % 2000)
    }
  }

  private func string(_ units: [UInt16]) -> String { String(decoding: units, as: UTF16.self) }

  @Test func blanksDoNotCount() {
    #expect(sign("江州市 总工会\n今天").exact == sign("江州市总工会　今天").exact)
    #expect(sign("江州市总工会今天") != sign("江州市总工会昨天"))
  }

  @Test func nearVariantsAreFoundAndOthersAreNot() {
    var index = DuplicateIndex()
    var found = 0
    var wrong = 0
    for seed in 0..<200 {
      let text = prose(UInt64(seed + 1), 500)
      if index.firstOf(sign(string(text)), id: "\(seed)") != nil { wrong += 1 }
      var variant = text
      variant.replaceSubrange(100..<104, with: prose(UInt64(seed + 9001), 4))
      variant.removeFirst(6)
      if index.firstOf(sign(string(variant)), id: "v\(seed)") == "\(seed)" { found += 1 }
    }
    #expect(wrong == 0)
    #expect(found >= 190)
  }

  @Test func theFirstOfTheInputIsNamed() {
    var index = DuplicateIndex()
    let text = string(prose(5, 300))
    #expect(index.firstOf(sign(text), id: "a") == nil)
    #expect(index.firstOf(sign(text), id: "b") == "a")
    #expect(index.firstOf(sign(text), id: "c") == "a")
    #expect(index.firstOf(sign(""), id: "d") == nil)
    #expect(index.firstOf(sign(""), id: "e") == nil)
  }

  @Test func shortArticlesMustBeEqual() {
    var index = DuplicateIndex()
    #expect(index.firstOf(sign("今日天气晴，气温10到15度。"), id: "a") == nil)
    #expect(index.firstOf(sign("今日天气晴，气温10到16度。"), id: "b") == nil)
    #expect(index.firstOf(sign("今日天气晴，气温10到15度。"), id: "c") == "a")
  }
}
