/// One line on the terminal: how far, how fast, how long still.
final class ProgressBar {
  private let shown: Bool
  private let total: Int
  private let start = monotonicSeconds()
  private var last = 0.0

  init(shown: Bool, measured: (files: Int, bytes: Int)) {
    self.shown = shown
    total = measured.bytes
  }

  func show(articles: Int, bytes: Int) {
    guard shown else { return }
    let now = monotonicSeconds()
    guard now - last > 0.2 else { return }
    last = now
    let seconds = max(now - start, 0.001)
    let part = min(1, Double(bytes) / Double(max(total, 1)))
    let left = part > 0.01 ? Int(seconds / part - seconds) : 0
    let width = max(10, min(40, Console.width - 60))
    let full = Int(part * Double(width))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    let speed = Double(Int(Double(bytes) / seconds / 1e5)) / 10
    Console.write("\r\(bar) \(Int(part * 100)) %  \(articles) articles  \(speed) MB/s  \(Self.clock(left)) left\u{1B}[K", to: 2)
  }

  func clear() { if shown { Console.write("\r\u{1B}[K", to: 2) } }

  private static func clock(_ seconds: Int) -> String {
    let minutes = seconds / 60
    return minutes > 0 ? "\(minutes) min \(seconds % 60) s" : "\(seconds) s"
  }
}
