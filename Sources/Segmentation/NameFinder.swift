import ArticleModel
import Lexicons

/// Tags the words of an article and finds its names. One a worker: scratch is reused, and no call depends on an earlier one.
///
/// 海宁市总工会主席沈振定说 gives the organization 海宁市总工会, the position 主席 and the person 沈振定. Names are flat; works are what
/// stands in 《》, with the marks.
public final class NameFinder {
  private let models: Models
  private let userWords: UserWords?
  private let view: TokenView
  private let context = NameContext()
  private var capacity = 0
  private var scores = UnsafeMutablePointer<SIMD16<Int32>>.allocate(capacity: 1)
  private var back = UnsafeMutablePointer<SIMD16<Int32>>.allocate(capacity: 1)
  private var labels = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)

  public init(models: Models, userWords: UserWords? = nil) {
    self.models = models
    self.userWords = userWords.flatMap { $0.isEmpty ? nil : $0 }
    view = TokenView(models: models)
  }

  deinit {
    scores.deallocate()
    back.deallocate()
    labels.deallocate()
  }

  /// Sets the tags of `tokens[range]`, the words of one line or sentence.
  public func tag(_ units: UnsafeBufferPointer<UInt16>, _ tokens: inout [Token], _ range: Range<Int>) {
    fillView(units, tokens, range)
    models.tags.tag(view) { index in
      guard let userWords else { return nil }
      return userWords.tag(units, Int(view.words[index].start), Int(view.words[index].end)).flatMap { $0 == .none ? nil : $0 }
    }
    for (index, token) in range.enumerated() { tokens[token].tag = view.words[index].tag }
  }

  /// Appends the names of `tokens[range]`, the words of one line, in order.
  public func names(_ units: UnsafeBufferPointer<UInt16>, _ tokens: [Token], _ range: Range<Int>, into mentions: inout [Mention]) {
    fillView(units, tokens, range)
    for (index, token) in range.enumerated() { view.words[index].tag = tokens[token].tag }
    view.markStretches(units)
    context.fill(view, units)
    reserve(view.count)
    models.names.decode(view, context, scores: scores, back: back, labels: labels)
    let first = mentions.count
    works(units, into: &mentions)
    let works = mentions[first...]
    var index = 0
    while index < view.count {
      let label = Int(labels[index])
      guard label > 0 else {
        index += 1
        continue
      }
      let type = (label - 1) / 2
      var last = index
      while last + 1 < view.count, Int(labels[last + 1]) == 2 * type + 2 { last += 1 }
      let range = TextRange(Int(view.words[index].start), Int(view.words[last].end))
      if !works.contains(where: { $0.range.overlaps(range) }) {
        if NameModel.types[type] == .person, last - index >= 2 {
          appendPersons(index...last, into: &mentions)
        } else {
          mentions.append(Mention(range: range, type: NameModel.types[type], rule: "model"))
        }
      }
      index = last + 1
    }
    mentions[first...].sort { $0.range < $1.range }
  }

  /// Names that stand together without a mark, as in lists: 宋平薄一波 are two, for each has its surname.
  private func appendPersons(_ words: ClosedRange<Int>, into mentions: inout [Mention]) {
    var first = words.lowerBound
    func close(_ end: Int) {
      mentions.append(Mention(range: TextRange(Int(view.words[first].start), Int(view.words[end - 1].end)), type: .person, rule: "model"))
      first = end
    }
    for index in words.dropFirst(2) where index < words.upperBound && view.words[index].surname > 0 && index - first >= 2 { close(index) }
    close(words.upperBound + 1)
  }

  /// 《…》 within a line, the outer of nested ones, at most 60 characters.
  private func works(_ units: UnsafeBufferPointer<UInt16>, into mentions: inout [Mention]) {
    guard view.count > 0 else { return }
    let end = Int(view.words[view.count - 1].end)
    var opened = -1
    var depth = 0
    for at in Int(view.words[0].start)..<end {
      if units[at] == 0x300A {
        if depth == 0 { opened = at }
        depth += 1
      } else if units[at] == 0x300B, depth > 0 {
        depth -= 1
        if depth == 0, at - opened > 1, at - opened <= 61 {
          mentions.append(Mention(range: TextRange(opened, at + 1), type: .work, rule: "book_marks"))
        }
      }
    }
  }

  private func fillView(_ units: UnsafeBufferPointer<UInt16>, _ tokens: [Token], _ range: Range<Int>) {
    view.begin()
    for index in range { view.append(units, Int(tokens[index].start), Int(tokens[index].end)) }
  }

  private func reserve(_ size: Int) {
    guard capacity < size else { return }
    scores.deallocate()
    back.deallocate()
    labels.deallocate()
    capacity = max(size * 2, 256)
    scores = .allocate(capacity: capacity)
    back = .allocate(capacity: capacity)
    labels = .allocate(capacity: capacity)
  }
}
