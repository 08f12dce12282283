import Dictionaries
import Testing

@Suite struct DictionaryReaderTests {
  @Test func yamlNestsCategoriesAndReadsBothKindsOfLists() throws {
    let yaml = """
      # 主题
      经济:
        就业: [失业*, "下岗"]   # 两个
        物价:
          - 通货 膨胀
          - '涨价'
      法治:
        - 法院
      """
    let dictionary = try CategoryDictionary(yaml: yaml, name: "themes")
    #expect(dictionary.categories == ["经济.就业", "经济.物价", "法治"])
    #expect(dictionary.entries.map(\.pattern) == ["失业*", "下岗", "通货 膨胀", "涨价", "法院"])
    #expect(dictionary.entries.map(\.line) == [3, 3, 5, 6, 8])
  }

  @Test func yamlReadsAListOverSeveralLines() throws {
    let dictionary = try CategoryDictionary(yaml: "frames:\n  conflict: [冲突,\n    对峙 ]\n", name: "frames")
    #expect(dictionary.entries.map(\.pattern) == ["冲突", "对峙"])
    #expect(dictionary.categories == ["frames.conflict"])
  }

  @Test func liwcReadsNumberedCategories() throws {
    let dictionary = try CategoryDictionary(dic: "%\n1\t就业\n2\t冲突\n%\n失业*\t1 2\n罢 工\t2\n", name: "liwc")
    #expect(dictionary.categories == ["就业", "冲突"])
    #expect(
      dictionary.entries == [
        .init(category: 0, pattern: "失业*", line: 5), .init(category: 1, pattern: "失业*", line: 5), .init(category: 1, pattern: "罢 工", line: 6),
      ])
  }

  @Test func csvTakesColumnsByName() throws {
    let dictionary = try CategoryDictionary(csv: "\u{FEFF}pattern,category\r\n\"罢工, 停工\",劳动\r\n工会,劳动\r\n", name: "csv")
    #expect(dictionary.entries.map(\.pattern) == ["罢工, 停工", "工会"])
    #expect(dictionary.categories == ["劳动"])
  }

  @Test(arguments: [
    (DictionaryFormat.yaml, "经济:\n\t- 失业\n", "d:2: is indented with a tab; use blanks"),
    (.yaml, "- 失业\n", "d:1: the pattern \"失业\" stands under no category; write \"category:\" above it"),
    (.yaml, "经济:\n  失业\n", "d:2: \"失业\" is neither a category nor a pattern; write \"category:\" or \"- pattern\""),
    (.yaml, "经济: [失业\n", "d:1: the list is not closed; write ] after its last pattern"),
    (.yaml, "经济:\n  - '*'\n", "d:2: \"*\" matches everything; give at least one word beside *"),
    (.dic, "%\n1 就业\n%\n失业 3\n", "d:4: category 3 is not in the list; add it between the % lines"),
    (.dic, "%\n一 就业\n%\n", "d:2: \"一 就业\" is no category; write a number and a name"),
    (.dic, "%\n1 就业\n%\n失业\n", "d:4: \"失业\" has no category; write the number of a category after it"),
    (.csv, "category,pattern\n经济\n", "d:2: has 1 column; write category,pattern"),
    (.csv, "category,pattern\n经济,\"失业\n", "d:2: a quotation mark is not closed; close it, or write two marks for one"),
    (.csv, "category,pattern\n经济,\n", "d:2: the pattern is empty; write a word"),
    (.csv, "category,pattern\n经济,a b c d e f g h i\n", "d:2: \"a b c d e f g h i\" has 9 words; use at most 8"),
    (.csv, "", "d:1: has no pattern; give at least one category with a pattern"),
  ])
  func aBadLineIsNamed(format: DictionaryFormat, content: String, message: String) {
    do {
      _ = try CategoryDictionary(content, format: format, name: "d", file: "d")
      Issue.record("read \(content)")
    } catch {
      #expect(error.problems.first?.description == message)
    }
  }

  @Test func allBadLinesAreNamedAtOnce() {
    #expect(throws: DictionaryError.self) { try CategoryDictionary(csv: "category,pattern\n,a\n经济\n经济,b\n", name: "d") }
    do {
      _ = try CategoryDictionary(csv: "category,pattern\n,a\n经济\n经济,b\n", name: "d")
    } catch { #expect(error.problems.map(\.line) == [2, 3]) }
  }

  @Test(arguments: [("a.yml", DictionaryFormat.yaml), ("A.YAML", .yaml), ("x.dic", .dic), ("x.y.csv", .csv)])
  func theFormatFollowsTheName(name: String, format: DictionaryFormat) { #expect(DictionaryFormat(fileName: name) == format) }
}
