import ArticleModel

/// A cursor over one by-line; each method reads one part and moves behind it, or leaves the cursor where it was.
struct BylineScanner {
  let units: Units
  var at: Int
  let limit: Int
  /// True when the names were ended by 报道, a bracket or a colon.
  var closed = false
  let words = BylineWords.shared
  let names: NameReader

  init(units: Units, at: Int, limit: Int) {
    self.units = units
    self.at = at
    self.limit = limit
    names = NameReader(units)
  }

  mutating func skipSpaces() { while at < limit, UnitClass.isSpace(units[at]) { at += 1 } }

  /// □ ■ ● ▲ and dashes before a by-line.
  mutating func skipBullets() {
    while at < limit {
      let unit = units[at]
      if UnitClass.isSpace(unit) || (unit >= 0x25A0 && unit <= 0x25FF) || unit == 0x2605 || unit == 0x2606 || unit == 0x2014 || unit == 0xB7
        || unit == 0x7C || unit == 0x2022 || unit == 0x203B || unit == 0x2D
      {
        at += 1
      } else {
        return
      }
    }
  }

  // MARK: Small steps

  func rest() -> Bool { skippedDivider(at) >= limit }

  mutating func skipDivider() { at = skippedDivider(at) }
  func skippedDivider(_ position: Int) -> Int {
    var i = position
    while i < limit {
      let unit = units[i]
      if UnitClass.isSpace(unit) || unit == 0x2F || unit == 0xFF0F || unit == 0x3001 || unit == 0xFF0C || unit == 0x2C || unit == 0xFF1B
        || unit == 0x3B
        || unit == 0x7C || unit == 0xB7 || unit == 0x3A || unit == 0xFF1A || unit == 0x2014 || unit == 0x2D
      {
        i += 1
      } else {
        break
      }
    }
    return i
  }

  func skippedSpaces(_ position: Int) -> Int {
    var i = position
    while i < limit, UnitClass.isSpace(units[i]) { i += 1 }
    return i
  }

  func isOpening(_ unit: UInt16) -> Bool { UnitClass.of(unit) == UnitClass.opening }

  func closing(_ open: Int) -> Int {
    var i = open + 1
    while i < limit, i - open < 100 {
      if UnitClass.of(units[i]) == UnitClass.closing, units[i] != 0x201D { return i }
      i += 1
    }
    return open
  }
}
