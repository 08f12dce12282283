import ArticleModel
import NamedText

/// A pair of quotation marks in the text.
struct MarkPair {
  var range: TextRange
  /// The line it stands in.
  var line: Int
  /// 0 for an outer pair, 1 for one inside it …
  var depth: Int
  /// True when the closing mark is missing: the range ends with the line.
  var open: Bool
  /// The pair around it, or −1.
  var outer: Int
}

/// Finds the pairs of quotation marks of an article, line by line, in linear time.
///
/// All kinds: “” ‘’ 「」 『』 ﹁﹂ ﹃﹄ 〝〞 and the straight " ' ＂ ＇. A line that has only opening marks, or only closing ones, or that uses one mark for
/// both (“…“) is read as opening, closing, opening … A mark that is opened and not closed makes a pair to the line's end when the line begins
/// with it (a quotation of several paragraphs has an opening mark at each), otherwise none.
struct MarkReader {
  private var stack: [(kind: Int, start: Int)] = []

  mutating func read(_ text: NamedText, into pairs: inout [MarkPair]) {
    for line in 0..<text.lines.count { readLine(text.units, text.lines[line].range, line, &pairs) }
  }

  private mutating func readLine(_ units: UnsafeBufferPointer<UInt16>, _ range: TextRange, _ line: Int, _ pairs: inout [MarkPair]) {
    // Most lines of many articles have no marks: one quick pass.
    var first = range.start
    while first < range.end, !Self.mayBeMark(units[first]) { first += 1 }
    guard first < range.end else { return }
    // The counts of opening and closing marks of each kind, and whether they alternate.
    var opens = (0, 0)
    var closes = (0, 0)
    var any = false
    var alternates = true
    var lastOpened = false
    for at in first..<range.end {
      let unit = units[at]
      if !Self.mayBeMark(unit) { continue }
      if unit < 0x2018 {
        if unit == 0x22 { any = true }
        if unit == 0x27 { any = true }
        continue
      }
      switch unit {
      case 0x201C:
        if lastOpened { alternates = false }
        lastOpened = true
        opens.0 += 1
        any = true
      case 0x201D:
        if !lastOpened { alternates = false }
        lastOpened = false
        closes.0 += 1
        any = true
      case 0x2018:
        opens.1 += 1
        any = true
      case 0x2019:
        closes.1 += 1
        any = true
      case 0x300C...0x300F, 0x301D...0x301F, 0xFE41...0xFE44, 0xFF02, 0xFF07: any = true
      default: break
      }
    }
    guard any else { return }
    // “…“ or ”…” for a pair: as many marks as pairs, but not one after the other.
    let toggles = !alternates && (opens.0 + closes.0) % 2 == 0
    let known = pairs.count
    stack.removeAll(keepingCapacity: true)
    var straightOpen = -1
    for at in first..<range.end {
      let unit = units[at]
      if !Self.mayBeMark(unit) { continue }
      if unit == 0x22 || unit == 0xFF02 {
        if straightOpen >= 0 {
          close(2, at, line, &pairs)
          straightOpen = -1
        } else {
          push(2, at)
          straightOpen = at
        }
        continue
      }
      if unit == 0x27 || unit == 0xFF07 {
        // An apostrophe in a Latin word is none.
        let before = at > range.start ? units[at - 1] : 0
        let after = at + 1 < range.end ? units[at + 1] : 0
        if Self.isLatin(before) && Self.isLatin(after) { continue }
        if stack.contains(where: { $0.kind == 3 }) { close(3, at, line, &pairs) } else if after > 0x2E80 { push(3, at) }
        continue
      }
      guard unit >= 0x2018 else { continue }
      if toggles, unit == 0x201C || unit == 0x201D {
        if stack.contains(where: { $0.kind == 0 }) { close(0, at, line, &pairs) } else { push(0, at) }
        continue
      }
      if let kind = Self.opening(unit) {
        push(kind, at)
      } else if let kind = Self.closing(unit) {
        if unit == 0x2019, at > range.start, Self.isLatin(units[at - 1]), !stack.contains(where: { $0.kind == 1 }) { continue }
        close(kind, at, line, &pairs)
      }
    }
    // A quotation that goes on in the next paragraph: the line begins with its mark.
    if let bottom = stack.first, bottom.start == range.start || Self.isSpace(units, range.start, bottom.start) {
      pairs.append(MarkPair(range: TextRange(bottom.start, range.end), line: line, depth: 0, open: true, outer: -1))
    }
    settle(&pairs, from: known)
  }

  /// Marks that are never closed must not make the search for a partner long.
  private mutating func push(_ kind: Int, _ at: Int) {
    if stack.count >= 32 { stack.remove(at: 1) }
    stack.append((kind, at))
  }

  private mutating func close(_ kind: Int, _ at: Int, _ line: Int, _ pairs: inout [MarkPair]) {
    var match = stack.count - 1
    while match >= 0, stack[match].kind != kind { match -= 1 }
    guard match >= 0 else { return }
    pairs.append(MarkPair(range: TextRange(stack[match].start, at + 1), line: line, depth: 0, open: false, outer: -1))
    stack.removeSubrange(match...)
  }

  /// Sorts a line's pairs and sets their depths.
  private func settle(_ pairs: inout [MarkPair], from first: Int) {
    guard pairs.count > first else { return }
    pairs[first...].sort { $0.range < $1.range }
    for index in first..<pairs.count {
      var outer = index - 1
      while outer >= first, !pairs[outer].range.contains(pairs[index].range) { outer = pairs[outer].outer }
      if outer < first { outer = -1 }
      pairs[index].outer = outer
      pairs[index].depth = outer >= 0 ? pairs[outer].depth + 1 : 0
    }
  }

  /// False for nearly all units; true for every quotation mark and some neighbours.
  @inline(__always)
  private static func mayBeMark(_ unit: UInt16) -> Bool {
    unit &- 0x2018 < 6 || unit &- 0x300C < 20 || unit >= 0xFE41 || unit == 0x22 || unit == 0x27
  }

  private static func isLatin(_ unit: UInt16) -> Bool { (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7A }
  private static func isSpace(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> Bool {
    for at in start..<end where units[at] != 0x3000 && units[at] != 0x20 { return false }
    return true
  }

  @inline(__always) private static func opening(_ unit: UInt16) -> Int? {
    switch unit {
    case 0x201C: 0
    case 0x2018: 1
    case 0x300C: 4
    case 0x300E: 5
    case 0xFE41: 6
    case 0xFE43: 7
    case 0x301D: 8
    default: nil
    }
  }

  @inline(__always) private static func closing(_ unit: UInt16) -> Int? {
    switch unit {
    case 0x201D: 0
    case 0x2019: 1
    case 0x300D: 4
    case 0x300F: 5
    case 0xFE42: 6
    case 0xFE44: 7
    case 0x301E, 0x301F: 8
    default: nil
    }
  }
}
