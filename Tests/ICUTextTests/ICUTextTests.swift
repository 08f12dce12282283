import Testing
@testable import ICUText
