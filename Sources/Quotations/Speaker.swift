import ArticleModel

/// Who speaks: the string that names the speaker, and the name it is, when it is one.
struct Speaker {
  enum Kind: Int { case person, pronoun, described, organization, work }
  var range: TextRange
  /// The index of the name, or −1.
  var mention: Int
  var kind: Kind
  /// How sure: the more the better.
  var score: Int
}
