import ArticleModel

/// Finds every quantity and every time expression of an article, in one pass over its text.
///
/// Method: the text is folded (half-width, simplified) into a buffer of the same length; a table tells for each unit whether a numeral,
/// a word of time or another form can begin there, and everything else is passed over. Where one can begin, times are tried before quantities.
/// A scanner keeps its buffers from article to article and nothing else; one belongs to one worker.
///
/// 「今年前三季度，全市新增职工3000余名。」 with the date 2023-11-02 gives the time 今年前三季度 (`2023-01-01/2023-10-01`) and the quantity
/// 3000余名 (count, low 3000, more_than, unit 名, of 职工).
public final class FigureScanner {
  private var folded: [UInt16] = []
  private let table = CharacterTable.shared

  public init() {}

  /// Appends what it finds to `quantities` and `times`, in the order of the text. `tokens` may be empty: then `of` stays empty and numerals
  /// inside words are told by word lists alone. Without `reference` relative times keep a relative value (`REF-1D`).
  public func scan(
    units: UnsafeBufferPointer<UInt16>, lines: [ArticleLine], sentences: [Sentence], tokens: [Token], reference: ReferenceDate?,
    quantities: inout [Quantity], times: inout [TimeExpression]
  ) {
    guard let base = units.baseAddress, units.count > 0 else { return }
    fold(base, units.count)
    tokens.withUnsafeBufferPointer { tokens in
      folded.withUnsafeBufferPointer { folded in
        table.numeral.withUnsafeBufferPointer { numeral in
          table.value.withUnsafeBufferPointer { value in
            let text = FoldedText(units: folded.baseAddress!, count: units.count, numerals: numeral.baseAddress!, values: value.baseAddress!)
            var pass = FigurePass(text: text, source: base, view: TokenView(tokens: tokens), reference: reference, triggers: table.triggers)
            pass.run(lines, sentences)
            quantities += pass.quantities
            times += pass.times
          }
        }
      }
    }
  }

  private func fold(_ base: UnsafePointer<UInt16>, _ count: Int) {
    if folded.count < count { folded = [UInt16](repeating: 0, count: count + count / 2) }
    table.fold.withUnsafeBufferPointer { map in
      folded.withUnsafeMutableBufferPointer { out in
        for index in 0..<count { out[index] = map[Int(base[index])] }
        // A full-width comma between full-width digits separates thousands.
        var index = 1
        while index + 1 < count {
          if base[index] == 0xFF0C, base[index - 1] >= 0xFF10, base[index - 1] <= 0xFF19, base[index + 1] >= 0xFF10, base[index + 1] <= 0xFF19 {
            out[index] = 44
          }
          index += 1
        }
      }
    }
  }
}
