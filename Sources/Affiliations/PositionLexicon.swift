import ArticleModel
import Lexicons
import NamedText

/// The positions of lexicons/positions.tsv with their classes, and the heads of organizations.
struct PositionLexicon: Sendable {
  enum Class: UInt32 {
    case other = 1
    case office = 2
    case shared = 3
  }

  private let positions: WordTable
  private let organizations: WordTable
  private let offices: WordTable

  init() {
    positions = WordTable(Resource("positions.tsv")) { row in
      switch row.string(1) {
      case "party", "government", "military", "law", "foreign": Class.office.rawValue
      case "worker", "honour", "sport", "culture": Class.shared.rawValue
      default: Class.other.rawValue
      }
    }
    organizations = WordTable(Resource("organization_heads.tsv")) { _ in 1 }
    var offices = WordTable()
    for word in Self.officeEndings.split(separator: " ") { offices.insert(Array(word.utf16), payload: 1) }
    self.offices = offices
  }

  /// The longest position that ends at a place and begins no earlier than `limit`.
  func position(_ text: NamedText, endingAt end: Int, limit: Int) -> Int? {
    positions.longestSuffix(text.units, endingAt: end, limit: max(limit, end - 10))?.start
  }

  func classOf(_ text: NamedText, _ range: TextRange) -> Class {
    guard let found = positions.longestSuffix(text.units, endingAt: range.end, limit: max(range.start, range.end - 10)) else { return .other }
    return Class(rawValue: found.payload) ?? .other
  }

  /// An office of a place: 镇长, 书记, 市长, 大使, 总统.
  func isOfficeOfPlace(_ text: NamedText, _ range: TextRange) -> Bool {
    offices.longestSuffix(text.units, endingAt: range.end, limit: max(range.start, range.end - 5)) != nil
  }

  /// A noun for an organization (居委会, 剧团), but not the bare 公司.
  func isOrganization(_ text: NamedText, _ range: TextRange) -> Bool {
    guard range.count >= 2, organizations.find(text.units, range.start, range.end) != nil else { return false }
    return
      !(text.spells("公司", range) || text.spells("企业", range) || text.spells("集团", range) || text.spells("支部", range)
      || text.spells("部门", range) || text.spells("单位", range) || text.spells("机关", range))
  }

  private static let officeEndings =
    "镇长 乡长 市长 县长 区长 省长 州长 旗长 村长 书记 支书 主任 大使 总统 总理 首相 国王 女王 天皇 元首 外长 部长 主席 议长 财长 防长 司令 参赞 领事 总领事 代表 特使 发言人 公使 酋长 总督 皇帝 亲王 王子 公主 外相 副总统 大臣 委员长 行政长官 特首 鎮長 鄉長 市長 縣長 區長 省長 州長 村長 里長 里长 首相 總統 總理 外長 部長"
}
