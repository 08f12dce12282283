import ArticleModel
import Lexicons

/// Mends the borders between organizations, the places before them and the positions after them.
///
///     [配送] [工会主席]t           // [配送工会]o [主席]t: the head belongs to the organization
///     [外交部亚洲司参赞]o [谷梁慧]p   // [外交部亚洲司]o [参赞]t
///     [黑龙江省]l [历史研究会]o      // one organization
struct OrganizationRepair {
  let lexicon: PersonLexicon
  private let heads = WordTable(Resource("organization_heads.tsv")) { _ in 1 }

  init(lexicon: PersonLexicon) { self.lexicon = lexicon }

  func repair(_ units: UnsafeBufferPointer<UInt16>, _ mentions: inout [Mention], _ mended: inout [Mention]) {
    mended.removeAll(keepingCapacity: true)
    for index in mentions.indices {
      var mention = mentions[index]
      let last = mended.last
      switch mention.type {
      case .organization:
        // A place right before it belongs to its name.
        if let last, last.type == .place, last.range.end == mention.range.start, last.range.count >= 2 {
          mended.removeLast()
          mention.range.start = last.range.start
          mention.rule = "organization_repair"
        }
        // A position at its end, in front of a person.
        if index + 1 < mentions.count, mentions[index + 1].type == .person, mentions[index + 1].range.start == mention.range.end,
          let start = positionStart(units, mention.range)
        {
          mended.append(Mention(range: TextRange(mention.range.start, start), type: .organization, rule: "organization_repair"))
          mended.append(Mention(range: TextRange(start, mention.range.end), type: .position, rule: "organization_repair"))
          continue
        }
      case .position:
        if let last, last.type == .organization, last.range.end == mention.range.start, let end = headEnd(units, mention.range) {
          mended[mended.count - 1].range.end = end
          mention.range.start = end
        }
      default: break
      }
      mended.append(mention)
    }
    swap(&mentions, &mended)
  }

  /// Where a position begins that an organization's name ends with; the rest must be an organization still.
  private func positionStart(_ units: UnsafeBufferPointer<UInt16>, _ range: TextRange) -> Int? {
    guard let found = lexicon.positions.longestSuffix(units, endingAt: range.end, limit: max(range.start + 2, range.end - 8)),
      range.end - found.start >= 2,
      heads.longestSuffix(units, endingAt: found.start, limit: max(range.start, found.start - 6)) != nil
    else { return nil }
    return found.start
  }

  /// Where the head of an organization ends that a position begins with: 工会|主席, when the rest is a position.
  private func headEnd(_ units: UnsafeBufferPointer<UInt16>, _ range: TextRange) -> Int? {
    guard range.count >= 4 else { return nil }
    for size in [4, 3, 2] where range.count - size >= 2 {
      let end = range.start + size
      if heads.find(units, range.start, end) != nil, lexicon.positions.find(units, end, range.end) != nil { return end }
    }
    return nil
  }
}
