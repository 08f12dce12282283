import ArticleModel

/// Who wrote, photographed and sent an article, as its by-line says; ranges over the text that was parsed.
///
/// 本报讯（记者 王小明 通讯员 李四）: reporters 王小明, correspondents 李四, range the whole. 新华社北京3月5日电: agency 新华社, place 北京,
/// date 3月5日.
public struct Byline: Sendable, Equatable {
  public enum Place: Sendable { case start, end, line }

  /// The whole by-line with its marks.
  public var range: TextRange
  /// Where it stands: at the start of a paragraph, at its end, or as a line of its own.
  public var place: Place
  /// 记者, 见习记者, 首席记者, 作者, 文/…
  public var reporters: [TextRange] = []
  /// 通讯员, 特约通讯员.
  public var correspondents: [TextRange] = []
  /// 摄, 图/…
  public var photographers: [TextRange] = []
  /// 新华社, 中新网; nil for the paper itself (本报).
  public var agency: TextRange?
  public var datelinePlace: TextRange?
  public var datelineDate: TextRange?
  /// True for 本报讯, 新华社…电, 【本報訊】: what opens a dispatch, with or without names.
  public var opensDispatch = false

  public init(range: TextRange, place: Place) {
    self.range = range
    self.place = place
  }

  var hasNames: Bool { !reporters.isEmpty || !correspondents.isEmpty || !photographers.isEmpty }

  /// A name as it is said: without the spaces that a typesetter put inside it (李　四 → 李四).
  public static func name(_ range: TextRange, in units: UnsafeBufferPointer<UInt16>) -> String {
    String(decoding: units[range.start..<range.end].filter { !UnitClass.isSpace($0) }, as: UTF16.self)
  }
}

extension Byline {
  /// Moves every range, when the text before it grew.
  public mutating func shift(_ by: Int) {
    func moved(_ range: TextRange) -> TextRange { TextRange(range.start + by, range.end + by) }
    range = moved(range)
    reporters = reporters.map(moved)
    correspondents = correspondents.map(moved)
    photographers = photographers.map(moved)
    agency = agency.map(moved)
    datelinePlace = datelinePlace.map(moved)
    datelineDate = datelineDate.map(moved)
  }
}
