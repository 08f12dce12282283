import ArticleModel

@testable import Datasets

/// Small articles with all layers, made by hand.
enum SampleArticles {
  /// The range of the nth occurrence of a text.
  static func range(_ text: SourceText, _ part: String, _ number: Int = 1) -> TextRange {
    let units = Array(part.utf16)
    var left = number
    for start in 0...(text.count - units.count) where Array(text.units[start..<start + units.count]) == units {
      left -= 1
      if left == 0 { return TextRange(start, start + units.count) }
    }
    fatalError("\(part) is not there \(number) times")
  }

  /// 暖心驿站 …: a headline and two paragraphs; 𠮷 stands early so that code points and UTF-16 units differ behind it.
  static func station(id: String = "江州晚报-20230318-03-02-7c1e9a40", headline: String = "𠮷祥驿站开进工业园") -> Article {
    let first = "本报讯（记者林晓）昨天，江州市总工会主席顾平川说：“车间里就有热饭，\"真好\"。”"
    let second = "=园区有3000余名职工,同比增长12.5%。"
    let text = SourceText([headline, first, second].joined(separator: "\n"))
    func at(_ part: String, _ number: Int = 1) -> TextRange { range(text, part, number) }
    var metadata = ArticleMetadata()
    metadata.articleID = id
    metadata.source = "dump/2023.txt"
    metadata.publication = "江州晚报"
    metadata.date = "2023-03-18"
    metadata.page = "03"
    metadata.position = 2
    metadata.headline = headline
    metadata.byline = "本报讯（记者林晓）"
    metadata.reporters = ["林晓", "何苗"]
    metadata.extra = [("tag", "甲"), ("date", "旧")]
    let lines = [
      ArticleLine(role: .headline, range: at(headline), paragraph: 0), ArticleLine(role: .body, range: at(first), paragraph: 1),
      ArticleLine(role: .body, range: at(second), paragraph: 2),
    ]
    var article = Article(metadata: metadata, text: text, lines: lines)
    article.layers.sentences = lines.map { Sentence(range: $0.range, role: $0.role, paragraph: $0.paragraph) }
    for (index, sentence) in article.layers.sentences.enumerated() {
      let start = article.layers.tokens.count
      var position = sentence.range.start
      while position < sentence.range.end {
        let length = text.units[position] & 0xFC00 == 0xD800 ? 2 : min(2, sentence.range.end - position)
        article.layers.tokens.append(Token(start: position, end: position + length, tag: .n))
        position += length
      }
      article.layers.sentences[index].tokens = start..<article.layers.tokens.count
    }
    article.layers.mentions = [
      Mention(range: at("林晓"), type: .person, rule: "byline"), Mention(range: at("江州市总工会"), type: .organization, rule: "organization-head"),
      Mention(range: at("主席"), type: .position, rule: "position"), Mention(range: at("顾平川"), type: .person, rule: "surname"),
    ]
    article.layers.entities = [
      LocalEntity(type: .person, name: "林晓", mentions: [0]),
      LocalEntity(type: .organization, name: "江州市总工会", mentions: [1], adminCode: "999901"),
      LocalEntity(type: .person, name: "顾平川", mentions: [3], qualifier: "江州市总工会"),
    ]
    article.layers.quantities = [
      Quantity(range: at("3000余名"), kind: .count, low: "3000", modifier: .moreThan, unit: "名", of: at("职工"), rule: "numeral+classifier"),
      Quantity(
        range: at("12.5%"), kind: .percent, low: "12.5", high: "12.5", unit: "%", baseValue: "0.125", baseUnit: "1", change: "up yoy", rule: "percent"
      ),
    ]
    article.layers.times = [
      TimeExpression(range: at("昨天"), type: .date, value: "2023-03-17", begin: "2023-03-17", finish: "2023-03-18", rule: "day-word")
    ]
    article.layers.affiliations = [
      Affiliation(
        range: at("江州市总工会主席顾平川"), person: at("顾平川"), position: at("主席"), organization: at("江州市总工会"), rule: "organization+position+person")
    ]
    article.layers.quotations = [
      Quotation(
        range: at("“车间里就有热饭，\"真好\"。”"), kind: .speech, speaker: at("顾平川"), speakerPosition: at("主席"), cue: at("说"), form: .before,
        rule: "cue-before")
    ]
    article.layers.toneTerms = [
      ToneTerm(range: at("真好"), polarity: 1, weight: 1.5, negated: false, degree: 1, inQuotation: true)
    ]
    article.layers.sentenceTones = [
      ToneScore(), ToneScore(tone: 0.5, positive: 0.5, label: .positive), ToneScore(tone: -0.25, negative: 0.25, label: .negative),
    ]
    article.layers.articleTone = [ToneScore(tone: 0.125, positive: 0.25, negative: 0.125, polarity: 0.375, label: .positive)]
    article.layers.keywords = [
      Keyword(term: "职工", tag: .n, count: 3, weight: 0.5), Keyword(term: "江州市总工会", tag: .nt, count: 1, weight: 1),
      Keyword(term: "驿站", tag: .n, count: 2, weight: 2),
    ]
    return article
  }

  /// A record without headline, date or layers.
  static func bare(id: String, text: String) -> Article {
    var metadata = ArticleMetadata()
    metadata.articleID = id
    metadata.source = "records.jsonl"
    let source = SourceText(text)
    return Article(metadata: metadata, text: source, lines: [ArticleLine(role: .body, range: TextRange(0, source.count), paragraph: 1)])
  }
}
