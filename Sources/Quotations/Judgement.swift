import ArticleModel

/// What is known of a pair of marks.
struct Judgement {
  var kind: QuotationKind
  var speaker: Speaker?
  var cue: TextRange?
  var form: QuotationForm = .none
  var rule: String

  init(_ kind: QuotationKind, rule: String) {
    self.kind = kind
    self.rule = rule
  }
}
