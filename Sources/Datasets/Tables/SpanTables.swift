import ArticleModel

/// The tables of stretches: quantities, times, mentions, affiliations, quotations, tone_terms.
enum SpanTables {
  private static let keys = [ForeignKey(["article_id"], of: "articles"), ForeignKey(["article_id", "sentence_id"], of: "sentences")]

  static let quantities = LayerTable<Quantity>(
    "quantities", row: "a number in use", foreignKeys: keys,
    columns: spanColumns(sentence: "The sentence.", text: "The expression with approximators and unit.", example: "3000余名") + [
      Column("kind", .string, "What the number does.") { $1.text($0.element.kind.rawValue) }
        .values(QuantityKind.allCases.map(\.rawValue)).example("count").required(),
      Column("low", .decimal, "The lower bound as a plain decimal, equal to `high` when exact, empty when open; a score or label as its text.") {
        $1.decimal($0.element.low)
      }.example("3000"),
      Column("high", .decimal, "The upper bound; empty when open.") { $1.decimal($0.element.high) }.example(""),
      Column("modifier", .string, "How the bounds are meant.") { $1.text($0.element.modifier.rawValue) }
        .values(QuantityModifier.allCases.map(\.rawValue)).example("more_than").required(),
      Column("unit", .string, "The unit or classifier as written, without 万 and 亿; `%` for every form of percent, 百分点 for points.") {
        $1.text($0.element.unit)
      }.example("名"),
      Column("base_value", .number, "The value in `base_unit`, where the unit has one.") { $1.decimal($0.element.baseValue) }.example("12000"),
      Column("base_unit", .string, "The SI unit or the currency's ISO 4217 code.") { $1.text($0.element.baseUnit) }.example("m²"),
      Column("of", .string, "The noun phrase counted or measured, as the text has it.") { $1.slice($0.element.of) }.example("职工"),
      Column("change", .string, "For growth and fall: up or down, with its comparison (yoy: to the year before, mom: to the period before).") {
        $1.text($0.element.change)
      }.example("up yoy"),
      ruleColumn("numeral+classifier") { $0.rule },
    ], elements: { $0.article.layers.quantities }, range: { $0.range })

  static let times = LayerTable<TimeExpression>(
    "times", row: "a time expression", foreignKeys: keys,
    columns: spanColumns(sentence: "The sentence.", text: "The expression.", example: "今年上半年") + [
      Column("type", .string, "The TIMEX3 type.") { $1.text($0.element.type.rawValue) }
        .values(TimeType.allCases.map(\.rawValue)).example("DATE").required(),
      Column("value", .string, "The TIMEX3 value; relative expressions are resolved against the article's date.") { $1.text($0.element.value) }
        .example("2023-H1"),
      Column("begin", .string, "Where the interval begins, ISO 8601.") { $1.text($0.element.begin) }.example("2023-01-01"),
      Column("finish", .string, "Where the interval ends, itself not in it.") { $1.text($0.element.finish) }.example("2023-07-01"),
      ruleColumn("half-year") { $0.rule },
    ], elements: { $0.article.layers.times }, range: { $0.range })

  static let mentions = LayerTable<Mention>(
    "mentions", row: "a name in its place", foreignKeys: keys,
    columns: spanColumns(sentence: "The sentence.", text: "The name: outermost and longest.", example: "江州市总工会") + [
      Column("type", .string, "What is named.") { $1.text($0.element.type.rawValue) }
        .values(MentionType.allCases.map(\.rawValue)).example("organization").required(),
      Column("entity_id", .string, "The entity that is named.") { $1.text($0.article.entityID(ofMention: $0.index)) }
        .example("organization-江州市总工会-5b0c11d2").refers(to: "entities", "entity_id"),
      ruleColumn("organization-head") { $0.rule },
    ], elements: { $0.article.layers.mentions }, range: { $0.range })

  static let affiliations = LayerTable<Affiliation>(
    "affiliations", row: "a person's position", foreignKeys: keys,
    columns: spanColumns(sentence: "The sentence.", text: "The stretch that says it.", example: "江州市总工会主席顾平川") + [
      Column("person", .string, "The person.") { $1.slice($0.element.person) }.example("顾平川").required(),
      Column("position", .string, "The position; empty for a player of a team.") { $1.slice($0.element.position) }.example("主席"),
      Column("organization", .string, "The organization as the text has it.") { $1.slice($0.element.organization) }.example("江州市总工会"),
      Column("person_entity_id", .string, "The person's entity.") { $1.text($0.article.entityID(of: $0.element.person)) }
        .example("person-顾平川-90d2f7aa").refers(to: "entities", "entity_id"),
      Column("organization_entity_id", .string, "The organization's entity.") { $1.text($0.article.entityID(of: $0.element.organization)) }
        .example("organization-江州市总工会-5b0c11d2").refers(to: "entities", "entity_id"),
      ruleColumn("organization+position+person") { $0.rule },
    ], elements: { $0.article.layers.affiliations }, range: { $0.range })

  static let quotations = LayerTable<Quotation>(
    "quotations", row: "a pair of quotation marks, or reported speech without them", foreignKeys: keys,
    columns: spanColumns(sentence: "The sentence that it begins in.", text: "What is quoted, with its marks.", example: "“车间里就有热饭。”") + [
      Column("kind", .string, "speech; name: marks round a name; emphasis: round an expression; title: round a title.") {
        $1.text($0.element.kind.rawValue)
      }.values(QuotationKind.allCases.map(\.rawValue)).example("speech").required(),
      Column("speaker", .string, "Who speaks: the name where the text has one near, else the description; empty where it is not said.") {
        $1.slice($0.element.speaker)
      }.example("顾平川"),
      Column("speaker_position", .string, "The speaker's position.") { $1.slice($0.element.speakerPosition) }.example("主席"),
      Column("speaker_entity_id", .string, "The speaker's entity.") { $1.text($0.article.entityID(of: $0.element.speaker)) }
        .example("person-顾平川-90d2f7aa").refers(to: "entities", "entity_id"),
      Column("cue", .string, "The word of saying.") { $1.slice($0.element.cue) }.example("说"),
      Column("form", .string, "Where the speaker stands; indirect: reported speech without marks.") { $1.text($0.element.form.rawValue) }
        .values(QuotationForm.allCases.map(\.rawValue)).example("after").required(),
      ruleColumn("cue-after") { $0.rule },
    ], elements: { $0.article.layers.quotations }, range: { $0.range })

  static let toneTerms = LayerTable<ToneTerm>(
    "tone_terms", row: "a word that counted for tone", foreignKeys: keys,
    columns: spanColumns(sentence: "The sentence.", text: "The word.", example: "温暖") + [
      Column("polarity", .integer, "1 or −1, after negation.") { $1.integer($0.element.polarity) }.example("1").required(),
      Column("weight", .number, "The strength that counted, after degree and negation.") { $1.number($0.element.weight) }.example("1.5").required(),
      Column("negated", .boolean, "Whether a negation turned it.") { $1.boolean($0.element.negated) }.example("false").required(),
      Column("degree", .number, "The factor of degree words (非常, 略).") { $1.number($0.element.degree) }.example("1").required(),
      Column("in_quotation", .boolean, "Whether it stands in somebody's words.") { $1.boolean($0.element.inQuotation) }.example("false").required(),
    ], elements: { $0.article.layers.toneTerms }, range: { $0.range })
}
