import ArticleModel

/// Who wrote and who took the pictures: 文/王小明 图/李四, 王小明/文.
extension BylineScanner {
  /// 文/王小明 图/李四, 王小明 文/图, 王小明/文 李四/图, 作者：王小明; with `bareNames` names alone too. False unless names were read.
  mutating func credits(_ byline: inout Byline, bareNames: Bool) -> Bool {
    var marked = false
    var any = false
    while at < limit {
      skipDivider()
      if at >= limit { break }
      let begin = at
      if let (end, piece) = words.piece(units, at, limit: limit),
        [.text, .picture, .both, .photographer, .reporter, .correspondent].contains(piece)
      {
        at = end
        let divided = slashTask()
        let spaced = at < limit && UnitClass.isSpace(units[at])
        guard divided || spaced || piece != .text && piece != .picture else { at = begin; return false }
        if let title = titleEnd(skippedSpaces(at)), title.kind == .reporter { at = title.end }  // 文图/记者 王小明
        let read = names.names(at: at, limit: limit, firm: divided || spaced)
        if read.names.isEmpty { at = begin; return false }
        at = read.end
        put(read.names, piece, &byline)
        marked = true
        any = true
        continue
      }
      let read = names.names(at: at, limit: limit, firm: false)
      if read.names.isEmpty { at = begin; return false }
      at = read.end
      let next = skippedDivider(at)
      if let (end, piece) = words.piece(units, next, limit: limit),
        [.text, .picture, .both, .photographer].contains(piece), end >= limit || !UnitClass.isHan(units[end])
      {
        at = end
        put(read.names, piece, &byline)
        marked = true
      } else {
        guard bareNames || marked || next >= limit && any else { at = begin; return false }
        for name in read.names where !names.looksLikeName(name.start, name.end) && !hasInnerSpace(name) { at = begin; return false }
        byline.reporters += read.names
      }
      any = true
    }
    return any && (marked || bareNames)
  }

  func put(_ read: [TextRange], _ piece: BylineWords.Piece, _ byline: inout Byline) {
    switch piece {
    case .picture, .photographer: byline.photographers += read
    case .correspondent: byline.correspondents += read
    default: byline.reporters += read
    }
  }

  func hasInnerSpace(_ range: TextRange) -> Bool {
    for i in range.start..<range.end where UnitClass.isSpace(units[i]) { return true }
    return false
  }
}
