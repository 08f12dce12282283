import ArticleModel

/// The tables `articles`, `sentences` and `tokens`.
enum ArticleTables {
  /// `text` goes into CSV only when asked; `extra` are a record's own fields that become columns.
  static func articles(textInCSV: Bool, extra: [String]) -> LayerTable<ArticleMetadata> {
    let taken = Set((description + measures).map(\.info.name) + ["article_id", "duplicate_of", "text"])
    return LayerTable(
      "articles", row: "an article", primaryKey: ["article_id"],
      columns: description + extra.map { extraColumn(field: $0, name: taken.contains($0) ? "source_" + $0 : $0) } + measures + [
        Column("duplicate_of", .string, "The first article of the run that this one repeats, word for word or nearly; empty when it is the first.") {
          _, sink in sink.duplicateHole()
        }.refers(to: "articles", "article_id").made(
          "Equal hash of the characters, or SimHash signatures that differ in at most 14 of 128 bits (docs/tables.md)."),
        Column("text", .string, "The whole text: headline lines, subheadings, paragraphs, joined with line breaks. All offsets count in it.") {
          row, sink in sink.text(units: row.article.article.text.units)
        }.onlyInJSON(!textInCSV).example("暖心驿站开进工业园…"),
      ], elements: { [$0.article.metadata] })
  }

  private static let description: [Column<Row<ArticleMetadata>>] = [
    Column("source", .string, "The input file, as it was named.") { $1.text($0.element.source) }.example("dump/2023/0318.txt").required(),
    Column("member", .string, "The file inside the archive; empty when the source is no archive.") { $1.text($0.element.member) }
      .example("0318/03.txt"),
    Column(
      "byte_ranges", .list, "The bytes of the source (or member) that the article was made of: first-end, end exclusive, from 0; empty when unknown."
    ) {
      $1.list($0.element.byteRanges.map { "\($0.lowerBound)-\($0.upperBound)" })
    }.example("0-1830; 4120-5077").made("The lines of the page, or the record, that went into the article."),
    Column("record_id", .string, "The record's own id in a JSONL or CSV source.") { $1.text($0.element.recordID) }.example("a0000017"),
    Column("publication", .string, "The newspaper.") { $1.text($0.element.publication) }.example("江州晚报")
      .made("From the record, the file's name, the configuration or the page's masthead."),
    Column("date", .date, "The day of publication.") { $1.text(date: $0.element.date) }.example("2023-03-18")
      .made("As for `publication`."),
    Column("page", .string, "The page as the paper numbers it.") { $1.text($0.element.page) }.example("03"),
    Column("position", .integer, "The place of the article on its page or in its file, from 1.") {
      $1.integer($0.element.position > 0 ? $0.element.position : nil)
    }.example("2"),
    Column("section_label", .string, "The section label (栏目).") { $1.text($0.element.sectionLabel) }.example("工会新闻"),
    Column("kicker", .string, "The kicker (引题).") { $1.text($0.element.kicker) }.example("把服务送到一线"),
    Column("headline", .string, "The headline.") { $1.text($0.element.headline) }.example("暖心驿站开进工业园"),
    Column("subheadline", .string, "The subheadline (副题).") { $1.text($0.element.subheadline) }.example("三千名职工受益"),
    Column("byline", .string, "The by-line as printed.") { $1.text($0.element.byline) }.example("本报讯（记者林晓 通讯员周明）"),
    Column("agency", .string, "The news agency of the by-line.") { $1.text($0.element.agency) }.example("新华社"),
    Column("reporters", .list, "The reporters (记者, 见习记者) of the by-line.") { $1.list($0.element.reporters) }.example("林晓; 何苗"),
    Column("correspondents", .list, "The correspondents (通讯员) of the by-line.") { $1.list($0.element.correspondents) }.example("周明"),
    Column("dateline_place", .string, "The place of the dateline.") { $1.text($0.element.datelinePlace) }.example("江州"),
  ]

  private static let measures: [Column<Row<ArticleMetadata>>] = [
    Column("paragraphs", .integer, "Paragraphs of the body.") { row, sink in
      sink.integer(row.article.article.lines.reduce(0) { $0 + ($1.role == .body || $1.role == .byline ? 1 : 0) })
    }.unit("paragraphs").example("5").required(),
    Column("sentences", .integer, "Sentences, headline lines among them.") { $1.integer($0.article.article.layers.sentences.count) }
      .unit("sentences").example("14").required(),
    Column("tokens", .integer, "Words, punctuation marks among them.") { $1.integer($0.article.article.layers.tokens.count) }
      .unit("tokens").example("412").required(),
    Column("characters", .integer, "Characters of the text, blanks and line breaks left out.") { row, sink in
      sink.integer(row.article.characters)
    }.unit("Unicode code points").example("683").required(),
    toneColumn("tone", "The tone of the article, from −1 to 1.", \.tone, example: "0.31"),
    toneColumn("tone_positive", "The positive part of the tone.", \.positive, example: "0.42"),
    toneColumn("tone_negative", "The negative part of the tone.", \.negative, example: "0.11"),
    toneColumn("tone_polarity", "How much of the text counted for tone at all, either way.", \.polarity, example: "0.53"),
    Column("tone_label", .string, "The tone in one word.") { row, sink in
      if let tone = row.article.article.layers.articleTone.first { sink.text(tone.label.rawValue) } else { sink.unknown() }
    }.values(ToneLabel.allCases.map(\.rawValue)).example("positive").made("By the article's own words, as docs/tone.md defines it."),
  ]

  private static func toneColumn(
    _ name: String, _ meaning: String, _ part: any KeyPath<ToneScore, Double> & Sendable, example: String
  ) -> Column<Row<ArticleMetadata>> {
    Column(name, .number, meaning) { row, sink in
      if let tone = row.article.article.layers.articleTone.first { sink.number(tone[keyPath: part]) } else { sink.unknown() }
    }.example(example).made("By the article's own words, as docs/tone.md defines it.")
  }

  private static func extraColumn(field: String, name: String) -> Column<Row<ArticleMetadata>> {
    Column(name, .string, "The field `\(field)` of the source, unchanged.") { row, sink in
      if let found = row.element.extra.first(where: { $0.name == field }) { sink.text(found.value) } else { sink.unknown() }
    }.made("Named in the configuration.")
  }

  static let sentences = LayerTable<Sentence>(
    "sentences", row: "a sentence", primaryKey: ["article_id", "sentence_id"], foreignKeys: [ForeignKey(["article_id"], of: "articles")],
    columns: [
      Column("sentence_id", .integer, "The number of the sentence in its article, from 1.") { $1.integer($0.index + 1) }.example("4").required(),
      Column("paragraph_id", .integer, "The number of the paragraph, subheading or caption, from 1; headline lines have 0.") {
        $1.integer($0.element.paragraph)
      }.example("2").required(),
      Column("role", .string, "What the line is that the sentence stands in.") { $1.text($0.element.role.rawValue) }
        .values(LineRole.allCases.map(\.rawValue)).example("body").required(),
    ] + offsetColumns(text: "The sentence.", example: "驿站里备有饮水机和充电桩16个。") + [
      sentenceTone("tone", "The tone of the sentence, from −1 to 1.", \.tone, example: "0.5"),
      sentenceTone("tone_positive", "The positive part of the tone.", \.positive, example: "0.5"),
      sentenceTone("tone_negative", "The negative part of the tone.", \.negative, example: "0"),
      Column("tone_label", .string, "The tone in one word.") { row, sink in
        let tones = row.article.article.layers.sentenceTones
        if row.index < tones.count { sink.text(tones[row.index].label.rawValue) } else { sink.unknown() }
      }.values(ToneLabel.allCases.map(\.rawValue)).example("positive").made("As docs/tone.md defines it."),
    ], elements: { $0.article.layers.sentences }, range: { $0.range })

  private static func sentenceTone(
    _ name: String, _ meaning: String, _ part: any KeyPath<ToneScore, Double> & Sendable, example: String
  ) -> Column<Row<Sentence>> {
    Column(name, .number, meaning) { row, sink in
      let tones = row.article.article.layers.sentenceTones
      if row.index < tones.count { sink.number(tones[row.index][keyPath: part]) } else { sink.unknown() }
    }.example(example).made("As docs/tone.md defines it.")
  }

  static let tokens = LayerTable<Token>(
    "tokens", row: "a word", primaryKey: ["article_id", "sentence_id", "token_id"],
    foreignKeys: [ForeignKey(["article_id"], of: "articles"), ForeignKey(["article_id", "sentence_id"], of: "sentences")],
    columns: [
      Column("sentence_id", .integer, "The sentence.") { $1.integer($0.sentence.map { $0 + 1 }) }.example("4").required(),
      Column("token_id", .integer, "The number of the word in its sentence, from 1.") { row, sink in
        sink.integer(row.sentence.map { row.index - row.article.article.layers.sentences[$0].tokens.lowerBound + 1 })
      }.example("3").required(),
    ] + offsetColumns(text: "The word.", example: "充电桩") + [
      Column("pos", .string, "The part of speech in the manner of the People's Daily corpus.") { $1.text($0.element.tag.name) }.example("n")
        .values(WordTag.allCases.filter { $0 != .none }.map(\.name)),
      Column("upos", .string, "The universal part of speech.") { $1.text($0.element.tag.universal) }.example("NOUN"),
      Column("entity", .string, "Whether the word begins (B-) or continues (I-) a mention, and of which type; O when it is in none (IOB2).") {
        row, sink in
        sink.text(row.article.iob(row.range))
      }.example("B-organization").required(),
    ], elements: { $0.article.layers.tokens }, range: { $0.range })
}
