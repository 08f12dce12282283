import ArticleModel
import NamedText

/// The position that a text gives a speaker: beside the name, or beside an earlier mention of the same name.
enum PositionLookup {
  static func position(of speaker: Speaker, _ text: NamedText) -> TextRange? {
    guard speaker.mention >= 0 else { return nil }
    let name = text.mentions[speaker.mention]
    if name.type == .position { return name.range }
    guard name.type == .person else { return nil }
    if let here = beside(speaker.mention, text) { return here }
    // Earlier mentions, at most two hundred names back.
    var index = speaker.mention - 1
    let floor = max(0, index - 200)
    while index >= floor {
      if text.mentions[index].type == .person, text.same(text.mentions[index].range, name.range), let there = beside(index, text) { return there }
      index -= 1
    }
    return nil
  }

  /// 局长 张三, 张三局长, 张三（局长）.
  private static func beside(_ mention: Int, _ text: NamedText) -> TextRange? {
    let name = text.mentions[mention]
    if mention > 0, text.mentions[mention - 1].type == .position, text.mentions[mention - 1].range.end == name.range.start {
      return text.mentions[mention - 1].range
    }
    guard mention + 1 < text.mentions.count, text.mentions[mention + 1].type == .position else { return nil }
    let next = text.mentions[mention + 1].range
    if next.start == name.range.end { return next }
    if next.start == name.range.end + 1, text.units[name.range.end] == 0xFF08 { return next }
    return nil
  }
}
