/// The typed stand-off layers of an article. Each is written once, by the stage that declares it.
public struct Layers: Sendable {
  public var sentences: [Sentence] = []
  public var tokens: [Token] = []
  public var quantities: [Quantity] = []
  public var times: [TimeExpression] = []
  public var mentions: [Mention] = []
  public var entities: [LocalEntity] = []
  public var affiliations: [Affiliation] = []
  public var quotations: [Quotation] = []
  public var toneTerms: [ToneTerm] = []
  public var sentenceTones: [ToneScore] = []
  /// One element: the article's own score.
  public var articleTone: [ToneScore] = []
  public var keywords: [Keyword] = []
  public init() {}
}

/// The name of a layer, for declarations and messages.
public enum LayerName: String, Sendable, CaseIterable {
  case sentences, tokens, quantities, times, mentions, entities, affiliations, quotations, toneTerms, sentenceTones, articleTone, keywords
}

/// A key to a layer: its name, and where its elements are kept.
public struct LayerKey<Element: Sendable>: Sendable {
  public let name: LayerName
  nonisolated(unsafe) public let path: WritableKeyPath<Layers, [Element]>
  init(_ name: LayerName, _ path: WritableKeyPath<Layers, [Element]>) {
    self.name = name
    self.path = path
  }
}

extension LayerKey {
  public static var sentences: LayerKey<Sentence> { .init(.sentences, \.sentences) }
  public static var tokens: LayerKey<Token> { .init(.tokens, \.tokens) }
  public static var quantities: LayerKey<Quantity> { .init(.quantities, \.quantities) }
  public static var times: LayerKey<TimeExpression> { .init(.times, \.times) }
  public static var mentions: LayerKey<Mention> { .init(.mentions, \.mentions) }
  public static var entities: LayerKey<LocalEntity> { .init(.entities, \.entities) }
  public static var affiliations: LayerKey<Affiliation> { .init(.affiliations, \.affiliations) }
  public static var quotations: LayerKey<Quotation> { .init(.quotations, \.quotations) }
  public static var toneTerms: LayerKey<ToneTerm> { .init(.toneTerms, \.toneTerms) }
  public static var sentenceTones: LayerKey<ToneScore> { .init(.sentenceTones, \.sentenceTones) }
  public static var articleTone: LayerKey<ToneScore> { .init(.articleTone, \.articleTone) }
  public static var keywords: LayerKey<Keyword> { .init(.keywords, \.keywords) }
}
