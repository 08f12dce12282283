import CICU

/// Properties of single code points, from ICU. For building tables, not for hot paths.
public enum CharacterProperties {
  /// True for 海 and 〇, false for ，.
  public static func isHan(_ codePoint: UInt32) -> Bool { cicu_is_han(Int32(bitPattern: codePoint)) }
  /// Unicode's general category as ICU numbers it: 1 is an upper-case letter, 5 any other letter, 9 a decimal digit, 12 a space.
  public static func category(_ codePoint: UInt32) -> Int { Int(cicu_category(Int32(bitPattern: codePoint))) }
  /// True for what takes two columns on a terminal: 海, ，, Ａ.
  public static func isWide(_ codePoint: UInt32) -> Bool {
    let width = cicu_east_asian_width(Int32(bitPattern: codePoint))
    return width == 3 || width == 5  // full-width, wide
  }
}
