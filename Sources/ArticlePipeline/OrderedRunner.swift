import Glibc

/// Works inputs side by side and gives the results back in the order of the inputs, in bounded memory.
///
/// The calling thread submits inputs and receives results; workers are threads of their own. No more than `window` inputs are under way: when
/// they are, `submit` waits for the oldest result and hands it on first. With one worker everything happens on the calling thread.
///
///     let runner = OrderedRunner(jobs: 4, makeWorker: { Worker() }, receive: { write($0) })
///     for unit in units { try runner.submit(unit) }
///     try runner.finish()
public final class OrderedRunner<Input, Output> {
  public typealias Work = (Input) -> Output

  private let shared: Shared<Input, Output>
  private let receive: (Output) throws -> Void
  private let inline: Work?
  private let window: Int
  private var threads: [pthread_t] = []
  private var submitted = 0
  private var received = 0

  /// `makeWork` is called once a worker, on the worker's thread.
  public init(jobs: Int, window: Int? = nil, makeWork: @escaping @Sendable () -> Work, receive: @escaping (Output) throws -> Void) {
    self.receive = receive
    self.window = window ?? jobs * 3
    shared = Shared()
    inline = jobs <= 1 ? makeWork() : nil
    guard jobs > 1 else { return }
    for _ in 0..<jobs {
      let start = Unmanaged.passRetained(ThreadStart { [shared] in shared.run(makeWork()) })
      var thread = pthread_t()
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setstacksize(&attributes, 8 << 20)
      let failed = pthread_create(
        &thread, &attributes,
        {
          Unmanaged<ThreadStart>.fromOpaque($0!).takeRetainedValue().body(); return nil
        }, start.toOpaque())
      pthread_attr_destroy(&attributes)
      precondition(failed == 0, "no thread could be started: the system's limit on threads is reached; run with --jobs 1")
      threads.append(thread)
    }
  }

  public func submit(_ input: Input) throws {
    if let inline {
      try receive(inline(input))
      return
    }
    while submitted - received >= window { try receiveNext() }
    shared.push(input, submitted)
    submitted += 1
    while received < submitted, let output = shared.take(received, wait: false) {
      received += 1
      try receive(output)
    }
  }

  /// Waits for all results, hands them on and ends the threads.
  public func finish() throws {
    defer { stop() }
    while received < submitted { try receiveNext() }
  }

  /// Ends the threads; what is under way is finished and thrown away.
  public func stop() {
    shared.close()
    for thread in threads { pthread_join(thread, nil) }
    threads = []
  }

  deinit { if !threads.isEmpty { stop() } }

  private func receiveNext() throws {
    guard let output = shared.take(received, wait: true) else { return }
    received += 1
    try receive(output)
  }
}

private final class ThreadStart {
  let body: () -> Void
  init(_ body: @escaping () -> Void) { self.body = body }
}

/// What the threads share, under one lock.
private final class Shared<Input, Output>: @unchecked Sendable {
  private var lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var work = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var done = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var waiting: [(Int, Input)] = []
  private var first = 0
  private var results: [Int: Output] = [:]
  private var closed = false

  init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(work, nil)
    pthread_cond_init(done, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    pthread_cond_destroy(work)
    pthread_cond_destroy(done)
    lock.deallocate()
    work.deallocate()
    done.deallocate()
  }

  func push(_ input: Input, _ number: Int) {
    pthread_mutex_lock(lock)
    waiting.append((number, input))
    pthread_cond_signal(work)
    pthread_mutex_unlock(lock)
  }

  func close() {
    pthread_mutex_lock(lock)
    closed = true
    waiting.removeAll()
    first = 0
    pthread_cond_broadcast(work)
    pthread_mutex_unlock(lock)
  }

  func take(_ number: Int, wait: Bool) -> Output? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while true {
      if let output = results.removeValue(forKey: number) { return output }
      if !wait || closed { return nil }
      pthread_cond_wait(done, lock)
    }
  }

  func run(_ work: (Input) -> Output) {
    while let (number, input) = next() {
      let output = work(input)
      pthread_mutex_lock(lock)
      results[number] = output
      pthread_cond_signal(done)
      pthread_mutex_unlock(lock)
    }
  }

  private func next() -> (Int, Input)? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while waiting.count == first {
      if closed { return nil }
      pthread_cond_wait(work, lock)
    }
    if closed { return nil }
    let item = waiting[first]
    first += 1
    if first > 32 {
      waiting.removeSubrange(..<first)
      first = 0
    }
    return item
  }
}
