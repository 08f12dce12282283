import ArticleModel
import Testing

@testable import Datasets

/// One cell in both formats.
private func cell(_ type: ColumnType, profile: CSVProfile = .spreadsheet, _ put: (CellSink) -> Void) -> (csv: String, json: String) {
  let sink = CellSink(profile: profile)
  var info = ColumnInfo("c", type, "")
  info.required = false
  sink.begin(ColumnLayout.of([info])[0])
  put(sink)
  sink.endRow()
  return (String(sink.out.csv.string.dropLast()), String(sink.out.json.string.dropFirst("{\"c\":".count).dropLast(2)))
}

@Suite struct CellTests {
  @Test(arguments: [
    ("海宁市", "海宁市", "\"海宁市\""),
    ("", "", "\"\""),
    ("a,b", "\"a,b\"", "\"a,b\""),
    ("他说：\"好\"", "\"他说：\"\"好\"\"\"", "\"他说：\\\"好\\\"\""),
    ("一\n二", "\"一\n二\"", "\"一\\n二\""),
    ("a\r", "\"a\r\"", "\"a\\r\""),
    ("=1+1", "'=1+1", "\"=1+1\""),
    ("+86", "'+86", "\"+86\""),
    ("-", "'-", "\"-\""),
    ("@某人", "'@某人", "\"@某人\""),
    ("\tA", "'\tA", "\"\\tA\""),
    ("\rA", "\"'\rA\"", "\"\\rA\""),
    ("=\"x\"", "\"'=\"\"x\"\"\"", "\"=\\\"x\\\"\""),
    ("a=b", "a=b", "\"a=b\""),
    ("＝1", "＝1", "\"＝1\""),
    ("C:\\报", "C:\\报", "\"C:\\\\报\""),
    ("\u{1}x", "\u{1}x", "\"\\u0001x\""),
    ("𠮷é", "𠮷é", "\"𠮷é\""),
  ]) func text(_ text: String, _ csv: String, _ json: String) {
    let fromString = cell(.string) { $0.text(text) }
    #expect(fromString == (csv, json))
    let fromUnits = cell(.string) { $0.text(units: Array(text.utf16)) }
    #expect(fromUnits == (csv, json))
  }

  @Test(arguments: ["=1+1", "-5", "@x"]) func plainProfileAddsNothing(_ text: String) {
    #expect(cell(.string, profile: .plain) { $0.text(text) }.csv == text)
  }

  @Test func loneSurrogatesAreReplaced() {
    #expect(cell(.string) { $0.text(units: [0x4E00, 0xD842, 0x4E00, 0xDC00]) }.csv == "一\u{FFFD}一\u{FFFD}")
  }

  @Test(arguments: [
    (0.0, "0"), (1, "1"), (-1, "-1"), (0.5, "0.5"), (-0.25, "-0.25"), (0.12345, "0.1235"), (-0.00004, "0"), (0.00005, "0.0001"), (1234.5, "1234.5"),
    (0.1 + 0.2, "0.3"), (999_999_999_999, "999999999999"), (99.99999, "100"),
  ]) func number(_ value: Double, _ text: String) {
    #expect(cell(.number) { $0.number(value) } == (text, text))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e12]) func whatIsNoNumberIsUnknown(_ value: Double) {
    #expect(cell(.number) { $0.number(value) } == ("", "null"))
  }

  @Test(arguments: [0, 7, 10, -42, 1_048_576, Int.max, Int.min]) func integer(_ value: Int) {
    #expect(cell(.integer) { $0.integer(value) } == ("\(value)", "\(value)"))
  }

  @Test(arguments: [
    ("3000", "3000", "\"3000\""), ("-5", "-5", "\"-5\""), ("0.50", "0.50", "\"0.50\""), ("42:59", "42:59", "\"42:59\""), ("-A", "'-A", "\"-A\""),
    ("12345678901234567890123.5", "12345678901234567890123.5", "\"12345678901234567890123.5\""), ("", "", "\"\""), ("1.", "1.", "\"1.\""),
  ]) func decimal(_ value: String, _ csv: String, _ json: String) {
    #expect(cell(.decimal) { $0.decimal(value) } == (csv, json))
  }

  @Test func decimalsInNumberColumnsAreNumbers() {
    #expect(cell(.number) { $0.decimal("-0.125") } == ("-0.125", "-0.125"))
    #expect(cell(.number) { $0.decimal("42:59") } == ("", "null"))
  }

  @Test func lists() {
    #expect(cell(.list) { $0.list([]) } == ("", "[]"))
    #expect(cell(.list) { $0.list(["林晓", "=何\"苗\""]) } == ("\"林晓; =何\"\"苗\"\"\"", "[\"林晓\",\"=何\\\"苗\\\"\"]"))
    #expect(cell(.list) { $0.list(["-甲"]) } == ("'-甲", "[\"-甲\"]"))
  }

  @Test(arguments: [
    (ColumnType.string, "\"\""), (.decimal, "\"\""), (.integer, "null"), (.number, "null"), (.boolean, "null"), (.date, "null"), (.list, "[]"),
  ])
  func unknown(_ type: ColumnType, _ json: String) {
    #expect(cell(type) { $0.unknown() } == ("", json))
  }

  @Test(arguments: [("2023-03-18", "2023-03-18"), ("2023-03", ""), ("2023-3-18", ""), ("2023-03-18x", ""), ("", "")])
  func dates(_ date: String, _ csv: String) {
    #expect(cell(.date) { $0.text(date: date) }.csv == csv)
  }

  @Test(arguments: [(32_767, "一", 32_767), (32_768, "一", 32_767), (40_000, "a", 32_767), (20_000, "𠮷", 16_383)])
  func cellsEndAtTheLimitOfSpreadsheets(_ count: Int, _ character: String, _ kept: Int) {
    let text = String(repeating: character, count: count)
    let sink = CellSink(profile: .spreadsheet)
    sink.begin(ColumnLayout.of([ColumnInfo("c", .string, "")])[0])
    sink.text(text)
    #expect(sink.out.csv.string == String(repeating: character, count: kept))
    #expect(sink.out.cutCells == (kept < count ? 1 : 0))
    #expect(sink.out.json.string.utf8.count == text.utf8.count + "{\"c\":\"\"".utf8.count)
    #expect(cell(.string, profile: .plain) { $0.text(text) }.csv == text)
  }

  @Test func guardedCellsKeepTheLimit() {
    let text = "=" + String(repeating: "1", count: 40_000)
    #expect(cell(.string) { $0.text(text) }.csv.utf8.count == 32_767)
  }
}
