import ArticleModel
import Dictionaries
import Testing

/// Words divided by blanks, sentences by line ends; `_` stands for a blank of the text.
struct Words {
  var units: [UInt16] = []
  var sentences: [Sentence] = []
  var tokens: [Token] = []

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let first = tokens.count
      let start = units.count
      for word in line.split(separator: " ") {
        let begin = units.count
        units.append(contentsOf: word.utf16.map { $0 == 0x5F ? 0x20 : $0 })
        tokens.append(Token(start: begin, end: units.count, tag: .n))
      }
      sentences.append(Sentence(range: TextRange(start, units.count), role: .body, paragraph: 1, tokens: first..<tokens.count))
    }
  }

  /// `category:the words it was found in`, in order.
  func found(_ matcher: inout DictionaryMatcher) -> [String] {
    units.withUnsafeBufferPointer { matcher.occurrences(units: $0, sentences: sentences, tokens: tokens) }.map { hit in
      let range = Int(tokens[hit.tokens.lowerBound].start)..<Int(tokens[hit.tokens.upperBound - 1].end)
      return matcher.dictionary.categories[hit.category] + ":" + String(decoding: units[range], as: UTF16.self)
    }
  }
}

@Suite struct DictionaryMatcherTests {
  @Test(arguments: [
    // Whole words only.
    ("国,印度", "印度尼西亚 和 印度", ["国:印度"]),
    // A pattern may be cut into several words, and several words may be one.
    ("法,劳动争议", "劳动 争议 调解", ["法:劳动争议"]),
    ("法,劳动 争议", "劳动争议 调解", ["法:劳动争议"]),
    ("法,动争", "劳动 争议", []),
    // Wildcards stay within a word.
    ("业,失业*", "失业 失业率 再 失业者", ["业:失业", "业:失业率", "业:失业者"]),
    ("业,*业", "就业 失业率 业", ["业:就业", "业:业"]),
    ("业,*犯罪*", "青少年犯罪 犯罪率 犯 罪", ["业:青少年犯罪", "业:犯罪率"]),
    ("业,?业", "就业 业 房地产业", ["业:就业"]),
    ("业,房*业", "房地产业 房业 房地产", ["业:房地产业", "业:房业"]),
    // A star alone is any one word.
    ("斗,反 * 斗争", "反 腐败 斗争 反 斗争 反 a b 斗争", ["斗:反腐败斗争"]),
    ("斗,失业* 保险", "失业 保险 失业者 的 保险", ["斗:失业保险"]),
    // Letters in either case; a blank between Latin words.
    ("国,gdp", "GDP 增长", ["国:GDP"]),
    ("国,climate change", "Climate _ Change", ["国:Climate Change"]),
    ("国,climate chang*", "Climate _ Changes", ["国:Climate Changes"]),
    // No pattern goes over the end of a sentence.
    ("法,劳动 争议", "劳动\n争议", []),
  ])
  func patternsMatchWords(pattern: String, text: String, expected: [String]) throws {
    var matcher = DictionaryMatcher(try CategoryDictionary(csv: "category,pattern\n" + pattern, name: "d"))
    #expect(Words(text).found(&matcher) == expected)
    #expect(Words(text).found(&matcher) == expected, "a second run is the same")
  }

  @Test func inOneCategoryTheLongestIsTakenAndOthersCountForThemselves() throws {
    let csv = "category,pattern\n劳动,劳动\n劳动,劳动 争议\n劳动,争议\n法,争议\n法,劳动 争议 仲裁\n全,劳动*\n"
    var matcher = DictionaryMatcher(try CategoryDictionary(csv: csv, name: "d"))
    #expect(Words("劳动 争议 仲裁 和 争议").found(&matcher) == ["劳动:劳动争议", "法:劳动争议仲裁", "全:劳动", "劳动:争议", "法:争议"])
  }

  @Test func aPatternInTwoCategoriesCountsInBoth() throws {
    var matcher = DictionaryMatcher(try CategoryDictionary(dic: "%\n1 甲\n2 乙\n%\n罢工 1 2\n", name: "d"))
    #expect(Words("罢工").found(&matcher) == ["甲:罢工", "乙:罢工"])
  }

  @Test func countsAreByArticleOrBySentence() throws {
    var matcher = DictionaryMatcher(try CategoryDictionary(csv: "category,pattern\n甲,工会\n乙,工资\n", name: "d"))
    let words = Words("工会 谈 工资 工会\n天气 好\n工资 涨")
    words.units.withUnsafeBufferPointer { units in
      var whole: [CategoryCount] = []
      matcher.count(units: units, sentences: words.sentences, tokens: words.tokens, into: &whole)
      #expect(whole == [CategoryCount(category: 0, count: 2), CategoryCount(category: 1, count: 2)])
      var each: [CategoryCount] = []
      matcher.count(units: units, sentences: words.sentences, tokens: words.tokens, perSentence: true, into: &each)
      #expect(
        each == [
          CategoryCount(category: 0, sentence: 0, count: 2), CategoryCount(category: 1, sentence: 0, count: 1),
          CategoryCount(category: 1, sentence: 2, count: 1),
        ])
    }
  }

  @Test func emptyTextGivesNoRows() throws {
    var matcher = DictionaryMatcher(try CategoryDictionary(csv: "category,pattern\n甲,工会\n", name: "d"))
    var rows: [CategoryCount] = []
    UnsafeBufferPointer<UInt16>(start: nil, count: 0).self.withMemoryRebound(to: UInt16.self) {
      matcher.count(units: $0, sentences: [], tokens: [], into: &rows)
    }
    #expect(rows.isEmpty)
  }

  @Test func aHundredThousandPatternsAreFound() throws {
    var csv = "category,pattern\n"
    for number in 0..<100_000 { csv += "c\(number % 7),词\(String(number, radix: 36))\n" }
    var matcher = DictionaryMatcher(try CategoryDictionary(csv: csv, name: "big"))
    #expect(Words("词0 词1 词zzzz 词255r").found(&matcher) == ["c0:词0", "c1:词1", "c4:词255r"])
  }
}
