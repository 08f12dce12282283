import ArticleModel

/// The words of an article as CoNLL-U: a comment with article and sentence, its text, then a line a word.
///
///     # sent_id = 江州晚报-2023-03-18-03-2-7c1e9a40b2d1/4
///     # text = 驿站里备有饮水机。
///     1	驿站	_	NOUN	n	_	_	_	_	SpaceAfter=No|NE=O
///
/// Heads and relations are empty: Baokan does not parse.
enum CoNLLU {
  static func encode(_ article: ProcessedArticle, _ units: UnsafeBufferPointer<UInt16>, into out: inout ByteBuffer, holes: inout [Hole]) {
    let layers = article.article.layers
    for (number, sentence) in layers.sentences.enumerated() where !sentence.tokens.isEmpty {
      out.append("# sent_id = ")
      out.append(article.article.metadata.articleID)
      holes.append(Hole(.idSuffix, at: out.count))
      out.append("/")
      out.append(integer: number + 1)
      out.append("\n# text = ")
      field(units, sentence.range, into: &out)
      out.append("\n")
      for (index, word) in sentence.tokens.enumerated() {
        let token = layers.tokens[word]
        out.append(integer: index + 1)
        out.append("\t")
        field(units, token.range, into: &out)
        out.append("\t_\t")
        out.append(token.tag == .none ? "_" : token.tag.universal)
        out.append("\t")
        out.append(token.tag == .none ? "_" : token.tag.name)
        out.append("\t_\t_\t_\t_\t")
        let adjoins = word + 1 >= layers.tokens.count || layers.tokens[word + 1].start == token.end
        out.append(adjoins ? "SpaceAfter=No|NE=" : "NE=")
        out.append(article.iob(token.range))
        out.append("\n")
      }
      out.append("\n")
    }
  }

  /// Tabs and line breaks would break the line; they become blanks.
  private static func field(_ units: UnsafeBufferPointer<UInt16>, _ range: TextRange, into out: inout ByteBuffer) {
    let start = out.count
    _ = out.append(units: UnsafeBufferPointer(rebasing: units[range.start..<range.end]))
    out.replaceControls(from: start)
  }
}
