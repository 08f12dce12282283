/// A stretch of text that nothing interrupts: paragraphs of one article with what stands among them.
struct PageSegment {
  /// Blocks in the page's order: paragraphs, tables, captions, by-line lines.
  var blocks: [Int] = []
  /// Units of its paragraphs.
  var size = 0
  var paragraphs = 0
  /// It begins with a dispatch's by-line.
  var opens = false
  /// It ended with a by-line.
  var closed = false
  /// Its last paragraph ends with a sentence.
  var ends = true
  /// Its first paragraph goes on from a text before (no indent on a page that indents).
  var goesOn = false
  /// A by-line stands above its text.
  var bylineAbove = false
  var continuesOnPage = 0
  var continuedFromPage = 0
}

/// A page's blocks as an alternation of headline runs and text segments.
struct PageParts {
  enum Part { case heads([Int]), segment(Int), boundary }

  private(set) var parts: [Part] = []
  private(set) var segments: [PageSegment] = []
  /// Blocks of advertisements and notices.
  private(set) var notices: [Int] = []

  /// Paragraphs that are captions by their place: one short sentence between the headline and the dispatch.
  private(set) var captions: Set<Int> = []

  private let units: Units
  private let lines: [ScannedLine]
  private let blocks: [PageBlock]
  private var current = PageSegment()
  private var open = false
  private var pendingCaptions: [Int] = []
  private var pendingFrom = 0
  private var inNotice = false

  init(_ units: Units, _ lines: [ScannedLine], _ blocks: [PageBlock]) {
    self.units = units
    self.lines = lines
    self.blocks = blocks
    for index in blocks.indices { take(index) }
    close()
    // Captions after the last text belong to it.
    if !pendingCaptions.isEmpty, !segments.isEmpty { segments[segments.count - 1].blocks += pendingCaptions }
  }

  /// The pairs of characters of every segment's text.
  func grams(_ units: Units, _ lines: [ScannedLine], _ blocks: [PageBlock]) -> PageGrams {
    PageGrams(units, segments.map { $0.blocks.filter { blocks[$0].isBody }.flatMap { blocks[$0].lines.map { (lines[$0].start, lines[$0].end) } } })
  }

  private mutating func take(_ index: Int) {
    let block = blocks[index]
    switch block.kind {
    case .masthead, .folio:
      close()
      inNotice = false
      if !pendingCaptions.isEmpty, !segments.isEmpty { segments[segments.count - 1].blocks += pendingCaptions }
      pendingCaptions = []
      parts.append(.boundary)
    case .noise, .blank: break
    case .jump:
      guard let jump = lines[block.lines[0]].jump else { return }
      if jump.toNext {
        if open { current.continuesOnPage = jump.page } else if !segments.isEmpty { segments[segments.count - 1].continuesOnPage = jump.page }
      } else {
        close()
        pendingFrom = max(1, jump.page)
      }
    case .caption:
      if inNotice { return }
      if open { current.blocks.append(index) } else { pendingCaptions.append(index) }
    case .byline: takeByline(index)
    default:
      if block.isHead {
        takeHead(index)
      } else if inNotice, !block.opens {
        notices.append(index)
      } else {
        takeText(index, block)
      }
    }
  }

  private mutating func takeHead(_ index: Int) {
    close()
    inNotice = NoticeWords.shared.isNotice(units, lines[blocks[index].lines[0]])
    if inNotice {
      notices.append(index)
      return
    }
    if case .heads(let run)? = parts.last { parts[parts.count - 1] = .heads(run + [index]) } else { parts.append(.heads([index])) }
  }

  private mutating func takeByline(_ index: Int) {
    inNotice = false
    let afterHeads = if case .heads? = parts.last, !open { true } else { false }
    if open, !afterHeads {
      // At the end of a text; or, after an introduction of one or two paragraphs, above the text itself.
      current.blocks.append(index)
      let next = nextText(index)
      let introduction = current.paragraphs <= 2 && current.size < 400 && !current.opens && next != nil && !current.bylineAbove && startsArticle
      if !introduction { current.closed = true } else if takeCaption(most: 45) { current.bylineAbove = true }
      return
    }
    begin()
    current.bylineAbove = true
    current.blocks.append(index)
  }

  /// The open segment stands right after headlines, or at the page's start.
  private var startsArticle: Bool {
    switch parts.last {
    case .heads?, nil, .boundary?: true
    default: false
    }
  }

  /// The next block when it is text that opens no dispatch.
  private func nextText(_ index: Int) -> Int? {
    var at = index + 1
    while at < blocks.count, blocks[at].kind == .caption || blocks[at].kind == .noise { at += 1 }
    return at < blocks.count && blocks[at].isBody && !blocks[at].opens ? at : nil
  }

  private mutating func takeText(_ index: Int, _ block: PageBlock) {
    inNotice = false
    if open, current.paragraphs > 0, block.opens || current.closed {
      if current.closed || !isIntroduction && !takeCaption(most: 60) { close() }
    }
    if !open {
      begin()
      current.opens = block.opens
      current.goesOn = block.goesOn
    } else if current.paragraphs == 0 {
      current.opens = block.opens || current.bylineAbove
      current.goesOn = block.goesOn && !current.bylineAbove
    } else if block.opens {
      current.opens = true
    }
    current.blocks.append(index)
    current.size += block.count
    current.paragraphs += 1
    current.ends = block.ends || block.closes || block.kind == .table
    if block.closes { current.closed = true }
    if let from = InlineJump.find(units, lines[block.lines[0]].start, lines[block.lines.last!].end) {
      if from.toNext { current.continuesOnPage = from.page } else { current.continuedFromPage = from.page }
    }
  }

  /// The one short sentence between a headline and a dispatch is a picture's caption that nothing marks; true when there was one.
  private mutating func takeCaption(most: Int) -> Bool {
    // After a sentence that was cut it is rather the sentence's end.
    guard startsArticle, segments.last?.ends ?? true, current.paragraphs == 1, current.size <= most, !current.opens, !current.bylineAbove,
      let only = current.blocks.first(where: { blocks[$0].isBody }), blocks[only].stops <= 1, blocks[only].ends
    else { return false }
    captions.insert(only)
    current.paragraphs = 0
    current.size = 0
    return true
  }

  /// 编者按, 核心提示: an editor's words before the dispatch.
  private var isIntroduction: Bool {
    guard current.paragraphs == 1, let first = current.blocks.first(where: { blocks[$0].isBody }) else { return false }
    let line = lines[blocks[first].lines[0]]
    return EditorsNote.begins(units, line.start, line.end)
  }

  private mutating func begin() {
    current = PageSegment()
    current.blocks = pendingCaptions
    current.continuedFromPage = pendingFrom
    pendingCaptions = []
    pendingFrom = 0
    open = true
  }

  private mutating func close() {
    guard open else { return }
    open = false
    if current.paragraphs == 0 {
      // A by-line without text: kept with what follows.
      if let last = segments.indices.last, !current.bylineAbove {
        segments[last].blocks += current.blocks
      } else if !current.blocks.isEmpty {
        segments.append(current)
        parts.append(.segment(segments.count - 1))
      }
      return
    }
    segments.append(current)
    parts.append(.segment(segments.count - 1))
  }
}

/// Words that say that what follows is an advertisement or a notice.
final class NoticeWords: Sendable {
  static let shared = NoticeWords()
  private let words: [[UInt16]] = [
    "遗失声明", "遗失启事", "遗失公告", "声明", "启事", "启示", "广告", "招租", "招租公告", "拍卖公告", "注销公告", "减资公告", "清算公告", "债权转让公告", "寻人启事", "招聘启事", "招聘", "认领启事", "寻亲公告",
    "环评公示", "迁坟公告", "分类广告", "公益广告",
    "遗失", "作废声明", "登报声明", "催收公告", "变更公告", "吸收合并公告", "售楼广告", "啟事", "廣告", "聲明", "招聘啟事",
  ].map { Array($0.utf16) }

  /// A headline that is one of the words, with spaces or marks inside at most.
  func isNotice(_ u: Units, _ line: ScannedLine) -> Bool {
    guard line.count <= 16 else { return false }
    var plain: [UInt16] = []
    for at in line.start..<line.end where UnitClass.isHan(u[at]) { plain.append(u[at]) }
    return words.contains(plain)
  }
}

/// 编者按, 核心提示, 开栏的话: how an editor's words begin.
enum EditorsNote {
  private static let words: [[UInt16]] = ["编者按", "编者的话", "编者", "核心提示", "开栏的话", "开栏语", "阅读提示", "导读", "提要", "核心阅读", "本报编辑部", "編者按", "今日关注", "主持人"].map {
    Array($0.utf16)
  }
  static func begins(_ u: Units, _ s: Int, _ e: Int) -> Bool {
    var at = s
    while at < e, at - s < 3, !UnitClass.isHan(u[at]) { at += 1 }
    return words.contains { u.spells($0, at: at, limit: e) }
  }
}

/// 链接, 延伸阅读, 名词解释: the headline of a box that belongs to the article before it.
enum BoxWords {
  private static let words: [[UInt16]] = [
    "链接", "相关链接", "新闻链接", "延伸阅读", "名词解释", "背景资料", "新闻背景", "相关新闻", "小贴士", "温馨提示", "鏈接", "新闻多一点", "记者手记", "采访手记", "专家点评", "点评", "短评",
  ].map { Array($0.utf16) }
  static func begins(_ u: Units, _ s: Int, _ e: Int) -> Bool {
    var at = s
    while at < e, at - s < 3, !UnitClass.isHan(u[at]) { at += 1 }
    return words.contains { word in
      guard u.spells(word, at: at, limit: e) else { return false }
      let next = at + word.count
      return next >= e || !UnitClass.isHan(u[next])
    }
  }
}

/// （下转第3版） at a paragraph's end, （上接第1版） at its start.
enum InlineJump {
  struct Found {
    var range: (start: Int, end: Int)
    var toNext: Bool
    var page: Int
  }
  static func find(_ u: Units, _ s: Int, _ e: Int) -> Found? {
    guard e - s > 8 else { return nil }
    let forms = LineForms.shared
    // At the end.
    if u[e - 1] == 0xFF09 || u[e - 1] == 0x29 {
      var open = e - 2
      while open > s, e - open < 20, u[open] != 0xFF08, u[open] != 0x28 { open -= 1 }
      if open > s, u[open] == 0xFF08 || u[open] == 0x28, let jump = forms.jump(u, open, e) {
        return Found(range: (open, e), toNext: jump.toNext, page: jump.page)
      }
    } else {
      // ▲下转第3版 without brackets, after the sentence.
      var at = e - 1
      while at > s, e - at < 14, UnitClass.of(u[at]) != UnitClass.terminal, UnitClass.of(u[at]) != UnitClass.closing { at -= 1 }
      if at > s, e - at < 14, e - at > 4, let jump = forms.jump(u, at + 1, e) {
        return Found(range: (at + 1, e), toNext: jump.toNext, page: jump.page)
      }
    }
    if u[s] == 0xFF08 || u[s] == 0x28 {
      var close = s + 1
      while close < e, close - s < 20, u[close] != 0xFF09, u[close] != 0x29 { close += 1 }
      if close < e, u[close] == 0xFF09 || u[close] == 0x29, let jump = forms.jump(u, s, close + 1) {
        return Found(range: (s, close + 1), toNext: jump.toNext, page: jump.page)
      }
    }
    return nil
  }
}
