import ArticleModel

/// A row of a table that has rows for each article: the article, the element, and where it stands.
///
/// It is valid only while its cells are written: the element is read in its layer, not copied.
public struct Row<Element> {
  unowned(unsafe) public let article: ProcessedArticle
  let place: UnsafePointer<Element>
  /// The index of the element in its layer.
  public let index: Int
  /// The stretch of the text, in UTF-16 units.
  public let range: TextRange
  /// The index of the sentence that `range` begins in.
  public let sentence: Int?

  public var element: Element {
    @inline(__always) unsafeAddress { place }
  }
}

/// A table that has rows for each article.
protocol ArticleTable: Sendable {
  var info: TableInfo { get }
  /// Writes the article's rows; gives their number.
  func encode(_ article: ProcessedArticle, id: borrowing EncodedID, into sink: CellSink, layouts: [ColumnLayout]) -> Int
}

/// A table made of one layer: a row for each element.
struct LayerTable<Element: Sendable>: ArticleTable {
  let info: TableInfo
  /// The loop over rows and columns, made where the element's type is known so that it is compiled for it.
  private let rows: @Sendable (ProcessedArticle, borrowing EncodedID, CellSink, [ColumnLayout]) -> Int

  /// `range` says where an element stands; nil for one that stands nowhere (an article).
  @inline(__always)
  init(
    _ name: String, row: String, primaryKey: [String] = [], foreignKeys: [ForeignKey] = [], columns: [Column<Row<Element>>],
    elements: @escaping @Sendable (ProcessedArticle) -> [Element], range: (@Sendable (Element) -> TextRange)? = nil
  ) {
    info = TableInfo(
      name: name, row: row, columns: [Self.articleID] + columns.map(\.info), primaryKey: primaryKey, foreignKeys: foreignKeys)
    let sources = columns.map(\.source)
    rows = { article, id, sink, layouts in
      elements(article).withUnsafeBufferPointer { elements in
        sources.withUnsafeBufferPointer { sources in
          layouts.withUnsafeBufferPointer { layouts in
            for index in 0..<elements.count {
              let place = range?(elements[index])
              let row = Row(
                article: article, place: elements.baseAddress! + index, index: index, range: place ?? TextRange(0, 0),
                sentence: place.flatMap { article.sentence(at: $0.start) })
              sink.begin(layouts[0])
              sink.articleID(id)
              for i in 0..<sources.count {
                sink.begin(layouts[i + 1])
                switch sources[i] {
                case .sentenceNumber: sink.integer(row.sentence.map { $0 + 1 })
                case .start: sink.integer(sink.offset(row.range.start))
                case .end: sink.integer(sink.offset(row.range.end))
                case .text: sink.slice(row.range)
                case .put(let put): put(row, sink)
                }
              }
              sink.endRow()
            }
            return elements.count
          }
        }
      }
    }
  }

  func encode(_ article: ProcessedArticle, id: borrowing EncodedID, into sink: CellSink, layouts: [ColumnLayout]) -> Int {
    rows(article, id, sink, layouts)
  }

  /// The first column of every table of this kind.
  private static var articleID: ColumnInfo {
    var column = ColumnInfo("article_id", .string, "The article.")
    column.example = "江州晚报-2023-03-18-03-2-7c1e9a40b2d1"
    column.origin = "Publication, date, page and position where known, and a hash of the content; `-2` for a second article of the same."
    column.required = true
    return column
  }
}

/// The columns that a table of stretches begins with.
func spanColumns<Element>(sentence: String, text: String, example: String) -> [Column<Row<Element>>] {
  [
    Column("sentence_id", .integer, sentence, from: .sentenceNumber).example("4").made("The sentence that the stretch begins in.")
  ] + offsetColumns(text: text, example: example)
}

func offsetColumns<Element>(text: String, example: String) -> [Column<Row<Element>>] {
  [
    Column("start", .integer, "Where the stretch begins in the article's text.", from: .start).unit("Unicode code points").example("128").required(),
    Column(
      "end", .integer, "Where it ends; the code point at `end` is no longer in it, so that text[start:end] is `text`.", from: .end
    ).unit("Unicode code points").example("134").required(),
    Column("text", .string, text, from: .text).example(example),
  ]
}

/// The column with the rule, lexicon entry or model that made the row.
func ruleColumn<Element>(_ example: String, _ rule: @escaping @Sendable (Element) -> String) -> Column<Row<Element>> {
  Column("rule", .string, "The rule, lexicon entry or model that made the row.") { row, sink in sink.text(rule(row.element)) }.example(example)
}
