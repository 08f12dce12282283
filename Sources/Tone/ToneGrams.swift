import ArticleModel

/// The characters and pairs of characters of a sentence, as features of the classifier. Only Han characters: numbers, names in Latin letters and
/// marks say nothing of tone.
public enum ToneGrams {
  /// For training; the classifier walks without making arrays.
  public static func all(in units: [UInt16], _ range: TextRange) -> [[UInt16]] {
    var found: [[UInt16]] = []
    for position in range.start..<range.end where units[position].isHan {
      found.append([units[position]])
      if position + 1 < range.end, units[position + 1].isHan { found.append([units[position], units[position + 1]]) }
    }
    return found
  }

  /// What each known n-gram counts, so that a long sentence isn't louder than a short one.
  public static func share(_ count: Int) -> Float { count == 0 ? 0 : 2 / Float(count).squareRoot() }
}

extension UInt16 {
  /// A character of the main Han block.
  var isHan: Bool { 0x4E00...0x9FFF ~= self }
}
