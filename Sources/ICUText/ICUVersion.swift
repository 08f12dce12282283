import CICU

/// The versions that the manifest names.
public enum ICUVersion {
  /// ICU's: `72.1`.
  public static var icu: String { String(cString: cicu_version()) }
  /// Unicode's: `15.0`.
  public static var unicode: String { String(cString: cicu_unicode_version()) }
}
