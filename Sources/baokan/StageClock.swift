import ArticlePipeline
import Glibc

/// Adds up the workers' time by stage.
final class StageClock: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var reading = 0.0
  private var encoding = 0.0
  private var stages: [UInt64] = []

  init() { pthread_mutex_init(lock, nil) }
  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  func add(reading: Double, encoding: Double, stages: [UInt64]) {
    pthread_mutex_lock(lock)
    self.reading += reading
    self.encoding += encoding
    if self.stages.isEmpty { self.stages = stages } else { for index in stages.indices { self.stages[index] += stages[index] } }
    pthread_mutex_unlock(lock)
  }

  /// Lines of name, seconds and share on standard error.
  func print(_ pipeline: Pipeline) {
    var rows = [("reading", reading)]
    for (index, stage) in pipeline.stages.enumerated() where index < stages.count { rows.append((stage.name, Double(stages[index]) / 1e9)) }
    rows.append(("encoding", encoding))
    let total = max(rows.reduce(0) { $0 + $1.1 }, 1e-9)
    for (name, seconds) in rows {
      let share = Int((seconds / total * 100).rounded())
      Console.say("\(name)\(String(repeating: " ", count: max(1, 16 - name.count)))\((seconds * 1000).rounded() / 1000) s  \(share) %")
    }
  }
}
