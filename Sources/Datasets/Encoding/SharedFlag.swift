import Synchronization

/// A flag that the writer sets once and encoders of other threads read.
final class SharedFlag: Sendable {
  private let flag = Atomic(false)
  var isSet: Bool { flag.load(ordering: .relaxed) }
  func set(_ value: Bool) { flag.store(value, ordering: .relaxed) }
}
