import ICUText
import Testing

@testable import Reading

@Suite struct EncodingTests {
  private static let simplified = "本报讯（记者 王小明）昨天，市总工会走进工地，为五百名职工送去西瓜和绿豆汤。市总工会主席介绍，今年夏天还将走访一百家企业。"
  private static let traditional = "【本報訊】記者王小明報道：區議會昨日通過撥款，為長者興建活動中心。議員表示，工程預計明年完成，市民屆時可免費使用。"

  /// Encodes by decoding every two-byte code until the text is spelled: only for tests.
  private static func encode(_ text: String, _ name: String) throws -> [UInt8] {
    let converter = try Converter(name)
    var table: [UInt16: [UInt8]] = [:]
    var units: [UInt16] = []
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F {
        let pair = [lead, trail]
        let report = try pair.withUnsafeBytes { try converter.decode($0, into: &units) }
        if report.invalid == 0, units.count == 1, table[units[0]] == nil { table[units[0]] = pair }
      }
    }
    return text.utf16.flatMap { $0 < 0x80 ? [UInt8($0)] : table[$0] ?? [0x3F] }
  }

  @Test(arguments: [
    ("simplified", "gb18030", "gb18030"), ("traditional", "Big5-HKSCS", "Big5-HKSCS"), ("traditional", "gb18030", "gb18030"),
  ])
  func tellsBig5FromGB18030(_ which: String, _ encoding: String, _ expected: String) throws {
    let text = which == "simplified" ? Self.simplified : Self.traditional
    let bytes = try Self.encode(text, encoding)
    var detector = try EncodingDetector()
    // Also in short pieces: a headline's length on.
    for length in [24, 60, bytes.count] {
      let found = bytes.withUnsafeBytes { detector.detect(UnsafeRawBufferPointer(rebasing: $0[0..<min(length, $0.count)]), isWhole: true) }
      #expect(found?.name == expected, "\(length) bytes")
      #expect(found?.source == .text)
    }
  }

  @Test func knowsMarksAndForms() throws {
    var detector = try EncodingDetector()
    func name(_ bytes: [UInt8], whole: Bool = true) -> String? { bytes.withUnsafeBytes { detector.detect($0, isWhole: whole)?.name } }
    #expect(name([0xEF, 0xBB, 0xBF] + Array("本报".utf8)) == "UTF-8")
    #expect(name([0xFF, 0xFE, 0x2C, 0x67]) == "UTF-16LE")
    #expect(name([0xFE, 0xFF, 0x67, 0x2C]) == "UTF-16BE")
    #expect(name(Array(Self.simplified.utf8)) == "UTF-8")
    // The first block of a file ends inside a character.
    #expect(name(Array(Array(Self.simplified.utf8).dropLast(1)), whole: false) == "UTF-8")
    let little = Self.simplified.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = Self.simplified.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    #expect(name(little) == "UTF-16LE")
    #expect(name(big) == "UTF-16BE")
    #expect(name([0, 1, 2, 3, 0, 0, 0, 9, 200, 7, 0, 0]) == nil)
    #expect(name([]) == "UTF-8")
  }

  @Test func readsRecordsInOtherEncodings() throws {
    let record = #"{"headline": "标题", "text": "本报讯（记者 王小明）昨天，市总工会走进工地，为五百名职工送去西瓜和绿豆汤。"}"# + "\n"
    for encoding in ["gb18030", "UTF-16LE"] {
      let input = TestInput()
      let bytes =
        encoding == "gb18030"
        ? try Self.encode(record + record, "gb18030")
        : [0xFF, 0xFE] + (record + record).utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      input.put("a.jsonl", bytes)
      input.put(
        "b.csv",
        encoding == "gb18030"
          ? try Self.encode("标题,正文\n甲,本报讯昨天市总工会走进工地\n", "gb18030")
          : [0xFF, 0xFE] + "标题,正文\n甲,\"一\n二\"\n".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
      try input.read()
      #expect(input.headlines == ["标题", "标题", "甲"], "\(encoding)")
      #expect(input.codes == [], "\(encoding)")
      #expect(input.articles.first?.metadata.reporters == ["王小明"])
    }
  }

  @Test func aRuleNamesTheEncoding() throws {
    let input = TestInput()
    input.options.encodings = [.init(pattern: "*/taiwan/*", encoding: "Big5-HKSCS")]
    input.put("taiwan/a.txt", try Self.encode("新聞\n\n" + Self.traditional, "Big5-HKSCS"))
    try input.read()
    #expect(input.files.first?.encoding?.source == .named)
    #expect(input.articles.first?.metadata.reporters == ["王小明"])
  }
}
