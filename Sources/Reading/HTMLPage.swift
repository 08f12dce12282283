import CXML
import Glibc

/// What an HTML page says: its title, its paragraphs without navigation, and its metas.
///
/// A block is left out when it stands in a menu, a footer or a list of links, by its element, its class or the share of its text that is
/// linked. The title is the first h1 or h2 that is no paper's name, else the page's title without the site's name.
struct HTMLPage {
  private(set) var title = ""
  private(set) var kicker = ""
  private(set) var subtitle = ""
  private(set) var paragraphs: [String] = []
  private(set) var date = ""
  private(set) var publication = ""
  private(set) var author = ""

  private var pageTitle = ""
  private var metaTitle = ""

  /// Nil when the bytes hold no tree. UTF-8.
  init?(_ bytes: [UInt8]) {
    _ = Self.start
    let collector = Collector()
    let pointer = Unmanaged.passUnretained(collector).toOpaque()
    let code = bytes.withUnsafeBufferPointer { source in
      source.withMemoryRebound(to: CChar.self) {
        cxml_html_blocks(
          $0.baseAddress, $0.count,
          { context, element, classes, text, length, linked in
            let collector = Unmanaged<Collector>.fromOpaque(context!).takeUnretainedValue()
            let string = String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self)
            collector.blocks.append(
              Block(element: String(cString: element!), classes: String(cString: classes!).lowercased(), text: string, bytes: length, linked: linked))
          }, pointer)
      }
    }
    guard code == 0 else { return nil }
    for block in collector.blocks { take(block) }
    finish()
  }

  private static let start: Void = { cxml_start() }()

  private final class Collector { var blocks: [Block] = [] }

  private struct Block {
    var element: String
    var classes: String
    var text: String
    var bytes: Int
    var linked: Int
  }

  private mutating func take(_ block: Block) {
    switch block.element {
    case "meta": takeMeta(block)
    case "title": if pageTitle.isEmpty { pageTitle = trimmed(block.text) }
    default:
      let text = trimmed(block.text)
      if text.isEmpty || Self.isNavigation(block) { return }
      switch block.element {
      case "h1", "h2":
        if title.isEmpty, paragraphs.isEmpty {
          title = text
        } else if paragraphs.isEmpty {
          subtitle = subtitle.isEmpty ? text : subtitle
        } else {
          paragraphs.append(text)
        }
      case "h3", "h4":
        if paragraphs.isEmpty, title.isEmpty {
          kicker = text
        } else if paragraphs.isEmpty, subtitle.isEmpty {
          subtitle = text
        } else {
          paragraphs.append(text)
        }
      default: paragraphs.append(text)
      }
    }
  }

  private mutating func takeMeta(_ block: Block) {
    let value = trimmed(block.text)
    switch block.classes {
    case "pubdate", "publishdate", "publish_date", "article:published_time", "date", "dc.date", "datepublished", "publication_date",
      "og:release_date", "apub:time":
      if date.isEmpty { date = value }
    case "source", "og:site_name", "mediaid", "publisher", "dc.publisher", "newspaper", "papername": if publication.isEmpty { publication = value }
    case "author", "dc.creator", "article:author": if author.isEmpty { author = value }
    case "og:title", "dc.title", "articletitle": if metaTitle.isEmpty { metaTitle = value }
    default: break
    }
  }

  private mutating func finish() {
    if title.isEmpty { title = metaTitle.isEmpty ? Self.withoutSite(pageTitle) : metaTitle }
    // The title printed again above the text.
    while let first = paragraphs.first, first == title || first == kicker || first == subtitle { paragraphs.removeFirst() }
  }

  private func trimmed(_ text: String) -> String {
    var scalars = Substring(text).unicodeScalars
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value <= 0x20 || scalar.value == 0xA0 || scalar.value == 0x3000 || scalar.value == 0xFEFF
    }
    while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    return String(scalars)
  }

  private static let menuWords = [
    "nav", "menu", "foot", "breadcrumb", "crumb", "sidebar", "share", "copyright", "related", "recommend", "toolbar", "pager", "pagination",
    "comment", "search", "login", "banner", "advert", "hotlist", "ranking",
  ]

  private static func isNavigation(_ block: Block) -> Bool {
    if block.linked * 10 > block.bytes * 6 { return true }
    for word in menuWords where block.classes.contains(word) { return true }
    return false
  }

  /// 标题_某某网, 标题-某某日报: the part before the last divider, when it is the longer one.
  private static func withoutSite(_ title: String) -> String {
    for divider: Character in ["_", "|", "-", "—"] {
      if let at = title.lastIndex(of: divider) {
        let head = title[..<at]
        if head.count >= title[title.index(after: at)...].count { return String(head.drop { $0 == " " }).trimmingRight() }
      }
    }
    return title
  }
}

extension String {
  fileprivate func trimmingRight() -> String {
    var copy = Substring(self)
    while let last = copy.last, last == " " || last == "_" || last == "-" || last == "|" { copy.removeLast() }
    return String(copy)
  }
}
