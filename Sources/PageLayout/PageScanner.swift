import ArticleModel

/// A printed line of a page, or the part of one that is a paragraph of its own, with what can be said of it alone.
struct ScannedLine {
  /// Trimmed; empty lines are not kept.
  var start: Int
  var end: Int
  /// The line of the page, from 0.
  var number: Int
  /// Columns of space before it: an ideographic space is two.
  var indent: Int
  /// Blank lines before it.
  var blanks: Int
  /// Columns that it takes: Han two, ASCII one.
  var columns: Int
  /// How many 。 and ， it has.
  var stops: Int
  var commas: Int
  /// True when it ends with 。！？ or a closing mark after one.
  var ends: Bool
  var kind = PageLineKind.paragraph
  var byline: BylineMark?
  var jump: (toNext: Bool, page: Int)?
  var reason = LineReason.none

  var count: Int { end - start }
  var range: TextRange { TextRange(start, end) }
}

/// Splits a page into lines, and says of each what it is when its words alone say it.
struct PageScanner {
  let units: Units
  private(set) var lines: [ScannedLine] = []
  private(set) var blankNumbers: [Int] = []
  private(set) var lineCount = 0
  private(set) var folio = FolioReader()

  private let forms = LineForms.shared
  private let bylines = BylineParser()

  init(_ units: Units) {
    self.units = units
    split()
    classify()
  }

  private mutating func split() {
    var at = 0
    var number = 0
    var blanks = 0
    let count = units.count
    while at < count {
      var end = at
      var stops = 0
      var commas = 0
      var columns = 0
      var indent = 0
      var seen = false
      var first = at
      var last = at
      while end < count {
        let unit = units[end]
        if unit == 10 || unit == 13 && (end + 1 >= count || units[end + 1] != 10) || unit == 0x2028 || unit == 0x2029 { break }
        if UnitClass.isSpace(unit) {
          // A paragraph mark inside a line: 。　　 begins the next paragraph.
          if seen, unit == 0x3000, end + 1 < count, units[end + 1] == 0x3000, last > first, endsHere(last - 1) {
            keep(first, last, number, indent, blanks, columns, stops, commas)
            blanks = 0
            seen = false
            indent = 0
            columns = 0
            stops = 0
            commas = 0
          }
          let width = unit == 0x3000 ? 2 : unit == 13 || unit == 0xFEFF || unit == 0x200B ? 0 : unit == 9 ? 4 : 1
          if !seen { indent += width } else { columns += width }
        } else {
          if !seen {
            seen = true
            first = end
          }
          last = end + 1
          columns += unit < 0x2000 ? 1 : 2
          if unit == 0x3002 || unit == 0xFF61 { stops += 1 } else if unit == 0xFF0C || unit == 0x2C { commas += 1 }
        }
        end += 1
      }
      if seen {
        keep(first, last, number, indent, blanks, columns, stops, commas)
        blanks = 0
      } else {
        if indent >= 0 { blankNumbers.append(number) }
        blanks += 1
      }
      number += 1
      at = end + (end + 1 < count && units[end] == 13 && units[end + 1] == 10 ? 2 : 1)
    }
    lineCount = number
  }

  private func endsHere(_ at: Int) -> Bool {
    let kind = UnitClass.of(units[at])
    return kind == UnitClass.terminal || kind == UnitClass.closing
  }

  private mutating func keep(_ s: Int, _ e: Int, _ number: Int, _ indent: Int, _ blanks: Int, _ columns: Int, _ stops: Int, _ commas: Int) {
    lines.append(
      ScannedLine(
        start: s, end: e, number: number, indent: indent, blanks: blanks, columns: columns, stops: stops, commas: commas,
        ends: forms.endsSentence(units, s, e)))
  }

  private mutating func classify() {
    for index in lines.indices {
      var line = lines[index]
      let s = line.start
      let e = line.end
      if line.count <= 160, folio.take(units, s, e, isTop: index < 6, isEdge: index < 3 || index + 3 >= lines.count, stops: line.stops) {
        line.kind = folio.lastKind
        line.reason = folio.lastReason
      } else if line.count <= 40, let jump = forms.jump(units, s, e), isJumpAlone(s, e) {
        line.kind = .jump
        line.jump = jump
        line.reason = .jumpWords
      } else if line.stops == 0, forms.isNoise(units, s, e) {
        line.kind = .noise
        line.reason = .navigationOrCredits
      } else if let byline = bylines.parse(units, TextRange(s, e)) {
        var mark = BylineMark(byline)
        if byline.place == .start, !byline.hasNames, bylines.parseEnd(units, line.range) != nil { mark.closes = true }
        line.byline = mark
        let onlyPhotographers = byline.reporters.isEmpty && byline.correspondents.isEmpty && byline.agency == nil && !byline.photographers.isEmpty
        if onlyPhotographers, line.count <= 160 {
          line.kind = .caption
          line.reason = .photographer
          line.byline = nil
        } else if byline.place == .line {
          line.kind = .byline
          line.reason = .bylineAlone
        } else {
          line.reason = byline.place == .start ? .dispatchStart : .bylineAtEnd
        }
      } else if line.count <= 160, forms.isCaption(units, s, e) {
        line.kind = .caption
        line.reason = .captionWords
      } else if isTable(s, e) {
        line.kind = .table
        line.reason = .cells
      }
      lines[index] = line
    }
  }

  /// The jump is all that the line says: no sentence stands beside it.
  private func isJumpAlone(_ s: Int, _ e: Int) -> Bool {
    e - s <= 14 || forms.sentenceMarks(units, s, e).stops == 0 && forms.sentenceMarks(units, s, e).commas == 0 && e - s <= 24
  }

  /// Three or more cells with spaces or tabs between them, figures in at least half.
  private func isTable(_ s: Int, _ e: Int) -> Bool {
    guard e - s <= 200 else { return false }
    var cells = 0
    var figures = 0
    var at = s
    while at < e {
      while at < e, UnitClass.isSpace(units[at]) { at += 1 }
      if at >= e { break }
      cells += 1
      if UnitClass.isDigit(units[at]) || units[at] == 0x2D || units[at] == 0x2B { figures += 1 }
      while at < e, !UnitClass.isSpace(units[at]) {
        if units[at] == 0x3002 { return false }
        at += 1
      }
    }
    return cells >= 3 && figures * 2 >= cells
  }
}
