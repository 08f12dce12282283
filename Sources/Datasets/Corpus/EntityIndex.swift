import ArticleModel

/// The entities of a run, added up from the articles' records.
final class EntityIndex {
  private struct Totals {
    var type: UInt8
    var name: Int32
    var adminCode: Int32
    var articles: UInt32 = 0
    var mentions: UInt32 = 0
    /// The first of its forms in `forms`; −1 when it has none.
    var forms: Int32 = -1
  }

  private struct Form {
    var text: Int32
    var count: UInt32
    var next: Int32
  }

  private let ids = StringArena()
  private let strings = StringArena()
  private var totals: [Totals] = []
  private var forms: [Form] = []

  /// Reads the entities of one article.
  func add(_ reader: inout RecordReader) {
    for _ in 0..<reader.fixed(UInt32.self) {
      let index = ids.intern(reader.utf8())
      let type = reader.fixed(UInt8.self)
      let name = strings.intern(reader.utf8())
      let code = strings.intern(reader.utf8())
      if index == totals.count { totals.append(Totals(type: type, name: Int32(name), adminCode: Int32(code))) }
      totals[index].articles += 1
      totals[index].mentions += reader.fixed(UInt32.self)
      for _ in 0..<reader.fixed(UInt32.self) {
        let form = strings.intern(reader.utf8())
        add(form: form, count: 1, to: index)
      }
    }
  }

  var count: Int { totals.count }

  /// The rows in the order of their ids.
  func forEachRow(_ body: (EntityRow) throws(DatasetError) -> Void) throws(DatasetError) {
    for index in (0..<totals.count).sorted(by: ids.precedes) {
      let total = totals[index]
      try body(
        EntityRow(
          id: ids.string(index), type: MentionType.allCases[Int(total.type)].rawValue, name: strings.string(Int(total.name)),
          aliases: aliases(of: total), adminCode: strings.string(Int(total.adminCode)), articles: Int(total.articles),
          mentions: Int(total.mentions)))
    }
  }

  /// The commonest first, those of equal count in the order of their characters; 50 at most.
  private func aliases(of total: Totals) -> [String] {
    var found: [(text: Int, count: UInt32)] = []
    var at = Int(total.forms)
    while at >= 0 {
      found.append((Int(forms[at].text), forms[at].count))
      at = Int(forms[at].next)
    }
    found.sort { $0.count != $1.count ? $0.count > $1.count : strings.precedes($0.text, $1.text) }
    return found.prefix(50).map { strings.string($0.text) }
  }

  private func add(form: Int, count: UInt32, to index: Int) {
    var at = Int(totals[index].forms)
    var last = -1
    while at >= 0 {
      if forms[at].text == Int32(form) {
        forms[at].count += count
        return
      }
      last = at
      at = Int(forms[at].next)
    }
    let new = Int32(forms.count)
    forms.append(Form(text: Int32(form), count: count, next: -1))
    if last < 0 { totals[index].forms = new } else { forms[last].next = new }
  }
}
