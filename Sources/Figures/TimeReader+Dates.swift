import ArticleModel

extension TimeReader {
  // MARK: - Dates

  /// The connector of a range at a position: where the second part begins.
  func connected(_ at: Int) -> (Int, UInt16)? {
    var next = text.skippingBlanks(at)
    if text[next] == u("起") { next = text.skippingBlanks(next + 1) }
    let unit = text[next]
    guard unit == u("至") || unit == u("到") || unit == u("-") || unit == u("~") || unit == u("—") || unit == u("–") || unit == u("─") else {
      return nil
    }
    next += 1
    if text[next] == unit { next += 1 }
    if unit == u("至") || unit == u("到"), text[next] == u("了") { return nil }
    return (text.skippingBlanks(next), unit)
  }

  mutating func date(_ start: Int) -> TimeExpression? {
    let reader = DateReader(text: text, numerals: numerals, context: context)
    var fields: TimeFields
    var shared: TimeFields?
    if let read = reader.read(start) {
      fields = read
      // 2008年1-9月: the month has its unit only behind the second.
      if let (second, end) = sharedUnit(text.skippingBlanks(read.end), reader, read) {
        fields.month = second.month
        shared = end
      }
    } else if let (first, second) = sharedUnit(start, reader, nil) {
      fields = first
      shared = second
    } else {
      return nil
    }
    suffixes(&fields)
    if fields.rank == .part, fields.part != nil, !fields.hasDate, !isPartAlone(fields) { return nil }
    if fields.xun != nil, fields.month == nil, fields.rank == .monthPart, !fields.hasDate {
      if let last = context.lastMonth ?? context.today.map({ ($0.parts.year, $0.parts.month) }) {
        fields.year = last.0
        fields.month = last.1
      }
    }
    let resolver = resolver(for: fields)
    var second = shared
    var isBetween = false
    if second == nil, let (at, _) = connected(fields.end) {
      var last = reader
      last.isRangeEnd = true
      second = last.read(at)
    }
    if second == nil, fields.rank != .clock, let at = between(fields.end), let other = reader.read(at.second),
      let end = text.end(ofAny: ["之间", "间"], at: other.end)
    {
      second = other
      second!.end = end
      isBetween = true
    }
    if var last = second, isBetween || last.hasDate || last.hour != nil || last.part != nil {
      if !isBetween, shared == nil { suffixes(&last) }
      if let range = range(fields, last, resolver) { return range }
    }
    bounds(&fields)
    let resolved = resolver.resolve(fields)
    remember(fields, resolved)
    var result = TimeExpression(
      range: TextRange(fields.start, fields.end), type: resolved.type, value: resolved.value, begin: resolved.begin, finish: resolved.finish,
      rule: fields.relative == nil || fields.rule == "reference" ? fields.rule : fields.rule + ".unresolved")
    // 今年以来 ends at the article.
    if fields.rank == .year, fields.year == context.referenceYear, text.end(of: "以来", at: fields.end) != nil, let reference = context.reference?.day {
      result.finish = reference.iso
    }
    return result
  }

  /// 和 or 与 between two dates that 之间 closes.
  func between(_ at: Int) -> (second: Int, mark: UInt16)? {
    let next = text.skippingBlanks(at)
    guard text[next] == u("和") || text[next] == u("与") else { return nil }
    return (text.skippingBlanks(next + 1), text[next])
  }

  /// 1至3月, 3-5日, 2019-2020年, 一至三季度, 8至10时: the first number takes the unit of the second.
  func sharedUnit(_ start: Int, _ reader: DateReader, _ before: TimeFields?) -> (TimeFields, TimeFields)? {
    guard text.kind(start) != .none, text.kind(start) != .blank, before == nil || before!.rank.rawValue < TimeFields.Rank.clock.rawValue,
      let first = numerals.read(start), first.isExact, let n = first.integer, !first.hasPoint,
      let (at, _) = connected(first.end) ?? (text[first.end] == u("、") && first.isArabic ? (first.end + 1, u("、")) : nil), text.kind(at) != .none,
      let second = numerals.read(at), second.isExact, let m = second.integer, !second.hasPoint
    else { return nil }
    let unit = text.skippingBlanks(second.end)
    // 7、8月: neighbours.
    if text[first.end] == u("、"), m != n + 1 || (text[unit] != u("月") && text[unit] != u("日")) { return nil }
    var a = before ?? TimeFields()
    if before == nil { a.start = start }
    a.end = first.end
    let rank = a.rank
    switch text[unit] {
    case u("月"):
      guard rank == .none || rank == .year, (1...12).contains(n), (1...12).contains(m), n != m else { return nil }
      a.month = n
      a.isMonthWritten = true
      a.rank = .month
    case u("日"), u("号"):
      guard rank == .month || rank == .none, (1...31).contains(n), (1...31).contains(m), n < m || rank == .month else { return nil }
      if rank == .none, text[unit] == u("号") { return nil }
      if rank == .none, !first.isArabic, text.end(ofAny: ["内", "游"], at: unit + 1) != nil { return nil }
      a.day = n
      a.rank = .day
    case u("年"):
      guard rank == .none, first.plainDigits == 4, (1000...2999).contains(n), second.plainDigits == 4 || (second.plainDigits == 2 && second.isArabic)
      else { return nil }
      a.year = n
      a.isYearWritten = true
      a.rank = .year
      a.rule = "date.year"
      if second.plainDigits == 2 {
        var b = TimeFields()
        b.start = at
        b.year = n / 100 * 100 + m
        b.isYearWritten = true
        b.rank = .year
        b.end = unit + 1
        return (a, b)
      }
    case u("季"):
      guard text[unit + 1] == u("度"), rank == .none || rank == .year, (1...4).contains(n), (1...4).contains(m), n < m else { return nil }
      a.quarter = n
      a.rank = .yearPart
    case u("时"), u("点"):
      guard rank == .none || rank == .day || rank == .part, (0...24).contains(n), (0...24).contains(m) else { return nil }
      if rank == .none, text[unit] == u("点"), !first.isArabic { return nil }
      a.hour = n
      a.rank = .clock
    default: return nil
    }
    guard let b = reader.read(at), b.end > second.end else { return nil }
    return (a, b)
  }

  /// A part of the day alone: 深夜, 中午; not inside 早上好 or after 每天.
  func isPartAlone(_ fields: TimeFields) -> Bool {
    if fields.hour != nil { return true }
    let next = text[fields.end]
    return fields.end - fields.start >= 2 && next != u("好") && !text.hasBefore("每天", fields.start)
  }

  func suffixes(_ fields: inout TimeFields) {
    var end = fields.end
    let next = text.skippingBlanks(end)
    guard isOne(text[next], of: "前”期假长小黄当佳底末初中后左许整") else { return }
    if let after = text.end(of: "前夕", at: next) {
      fields.edge = .eve
      end = after
    } else if fields.festival != nil, let after = text.end(ofAny: ["”前夕", "前夜"], at: next) {
      fields.edge = .eve
      end = after
    } else if fields.festival != nil,
      let after = text.end(ofAny: ["小长假期间", "长假期间", "假期期间", "黄金周期间", "期间", "假期", "长假", "小长假", "黄金周", "假日", "当天", "当日", "佳节"], at: next)
    {
      end = after
    } else if let after = text.end(of: "前后", at: next), fields.hasDate {
      fields.isAround = true
      end = after
    } else if fields.rank == .month || fields.rank == .year || fields.rank == .century || fields.rank == .decade {
      let unit = text[next]
      let isEarly = unit == u("初") && !isOne(text[next + 1], of: "步级中期衷夏冬春秋") && (fields.rank != .month || !isOne(text[next + 1], of: "一二三四五六七八九十"))
      if unit == u("底") || unit == u("末") || isEarly {
        if fields.rank == .century || fields.rank == .decade {
          fields.edge = unit == u("初") ? .early : .late
          end = next + 1
        } else {
          fields.edge = unit == u("初") ? .early : .late
          end = next + 1
          if unit == u("末"), text[next + 1] == u("期") { end += 1 }
        }
      } else if let after = text.end(ofAny: ["初期", "中期", "末期", "后期", "中叶"], at: next), fields.rank == .century || fields.rank == .year {
        if fields.rank == .year { fields.edge = .middle }
        end = after
      }
    } else if fields.years != nil {
      end = fields.end
    }
    if fields.rank == .clock, fields.hour != nil {
      if let after = text.end(ofAny: ["左右", "前后", "许", "整"], at: end) { end = after }
    } else if let after = text.end(ofAny: ["当天", "当日"], at: end), fields.rank == .day {
      end = after
    }
    fields.end = end
  }

  /// 2019年以前, 5月1日或之前, 12:00之后.
  func bounds(_ fields: inout TimeFields) {
    let next = text.skippingBlanks(fields.end)
    guard isOne(text[next], of: "或及之以") else { return }
    if let after = text.end(ofAny: ["或之后", "或以后", "及之后", "及以后"], at: next) {
      fields.bound = .afterOrOn
      fields.end = after
    } else if let after = text.end(ofAny: ["或之前", "或以前", "及之前", "及以前"], at: next) {
      fields.bound = .beforeOrOn
      fields.end = after
    } else if fields.hasDate || fields.hour != nil {
      if let after = text.end(ofAny: ["之前", "以前"], at: next) {
        fields.bound = .before
        fields.end = after
      } else if let after = text.end(ofAny: ["之后", "以后"], at: next) {
        fields.bound = .afterOrOn
        fields.end = after
      }
    }
  }

  func resolver(for fields: TimeFields) -> DateResolver {
    let cue = FutureCue.find(text, fields.start, fields.end)
    return DateResolver(context: context, isFuture: cue == .strong, isWeaklyFuture: cue == .weak)
  }
}
