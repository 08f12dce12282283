import Testing

@testable import ICUText

@Suite struct ICUTextTests {
  private func marks(_ breaks: Breaks, _ text: String, _ bits: inout [UInt64]) throws -> [Int] {
    let units = Array(text.utf16)
    try units.withUnsafeBufferPointer { try breaks.mark($0, into: &bits) }
    return (0...units.count).filter { bits[$0 >> 6] & (1 << UInt64($0 & 63)) != 0 }
  }

  @Test func marksWordAndSentenceBreaks() throws {
    var bits: [UInt64] = []
    let words = try WordBreaks()
    #expect(try marks(words, "海宁市总工会。", &bits).last == 7)
    // A long text, then a short one with the same array: no bit of the first is left.
    _ = try marks(words, String(repeating: "职工", count: 200), &bits)
    #expect(try marks(words, "，。", &bits) == [1, 2])
    #expect(try marks(words, "", &bits) == [])
    #expect(try marks(SentenceBreaks(), "他来了。她走了！", &bits) == [4, 8])
  }

  @Test(arguments: [
    ("gb18030", [0xB1, 0xBE, 0xB1, 0xA8, 0xD1, 0xB6] as [UInt8], "本报讯", 0, -1),
    ("Big5-HKSCS", [0xA5, 0xBB, 0xB3, 0xF8, 0xB0, 0x54], "本報訊", 0, -1),
    ("UTF-16LE", [0x2C, 0x67, 0xA5, 0x62], "本报", 0, -1),
    ("UTF-8", [0xE6, 0x9C, 0xAC, 0xFF, 0xE6, 0x8A, 0xA5], "本\u{FFFD}报", 1, 3),
    ("UTF-8", [], "", 0, -1),
  ])
  func decodes(_ name: String, _ bytes: [UInt8], _ text: String, _ invalid: Int, _ first: Int) throws {
    var units: [UInt16] = [1, 2, 3]
    let report = try bytes.withUnsafeBytes { try Converter(name).decode($0, into: &units) }
    #expect(String(decoding: units, as: UTF16.self) == text)
    #expect(report == Converter.Report(invalid: invalid, firstInvalid: first))
  }

  @Test func refusesAnUnknownConverter() {
    #expect(throws: ICUError.self) { try Converter("klingon-8") }
  }

  @Test func transliteratesAndSorts() throws {
    #expect(try Transliterator("Hant-Hans").apply("記者報導") == "记者报导")
    #expect(try Transliterator("Fullwidth-Halfwidth").apply("２０２３") == "2023")
    #expect(try Transliterator("Han-Latin").apply("海宁") == "hǎi níng")
    #expect(try Collator().sorted(["张", "李", "阿"]) == ["阿", "李", "张"])
  }

  @Test func knowsCharactersAndVersions() {
    #expect(CharacterProperties.isHan(0x6D77) && !CharacterProperties.isHan(0xFF0C))
    #expect(CharacterProperties.isWide(0xFF0C) && !CharacterProperties.isWide(0x41))
    #expect(ICUVersion.icu.hasPrefix("7") || ICUVersion.icu.count >= 2)
  }

  @Test func detectsWithICU() throws {
    let bytes = Array("本报讯，记者从市总工会了解到这一消息。".utf8)
    let found = try bytes.withUnsafeBytes { try detectCharsets($0) }
    #expect(found.first?.name == "UTF-8")
  }
}
