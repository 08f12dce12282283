/// A numeral in the text: what it says, before any unit.
struct Numeral {
  var start: Int
  var end: Int
  var low: ExactDecimal
  var high: ExactDecimal
  var spread: Spread = .exact
  /// Written with Arabic digits at its start.
  var isArabic = false
  /// Has 十, 百, 千, 万 or 亿.
  var hasMultiplier = false
  /// Has 万, 亿 or 兆.
  var hasBig = false
  var hasPoint = false
  /// One Han digit alone: 三, 两.
  var isSingleHan = false
  /// Two or more digits in a row without multiplier, Han or Arabic: 二〇二三, 98. Their count.
  var plainDigits = 0
  var leadingZero = false
  /// 百, 千, 万 without a digit before: 百家.
  var isRound = false
  /// The digits are more than 38: the text stands for the value.
  var isTooLong = false
  /// Where 余, 多 or 来 stands inside or behind, its end; else −1.
  var hasGrouping = false

  enum Spread { case exact, range, more, vague }

  var isExact: Bool { spread == .exact }
  var integer: Int? { isExact ? low.integer : nil }
}
