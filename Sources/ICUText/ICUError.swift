import CICU

/// A fault that ICU reported: what was asked of it, and its own name for the fault.
///
///     ICUError(operation: "open the converter klingon", code: 4).description
///     // "ICU could not open the converter klingon: U_FILE_ACCESS_ERROR"
public struct ICUError: Error, Equatable, Sendable, CustomStringConvertible {
  public let operation: String
  public let code: Int32

  public init(operation: String, code: Int32) {
    self.operation = operation
    self.code = code
  }

  public var description: String { "ICU could not \(operation): \(String(cString: cicu_error_name(code)))" }
}
