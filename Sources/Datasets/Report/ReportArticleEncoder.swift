import ArticleModel

/// An article as the report shows it: a compact JSON object.
final class ReportArticleEncoder {
  func encode(_ article: ProcessedArticle, _ units: UnsafeBufferPointer<UInt16>, into out: inout ByteBuffer) {
  }
}
