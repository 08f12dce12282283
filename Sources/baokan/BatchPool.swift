import Datasets
import Glibc

/// Batches that are used again and again, so that a run needs only a few.
final class BatchPool: @unchecked Sendable {
  private let catalog: Catalog
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var free: [EncodedBatch] = []

  init(_ catalog: Catalog) {
    self.catalog = catalog
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  func take() -> EncodedBatch {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return free.popLast() ?? EncodedBatch(catalog)
  }

  func giveBack(_ batch: EncodedBatch) {
    batch.clear()
    pthread_mutex_lock(lock)
    free.append(batch)
    pthread_mutex_unlock(lock)
  }
}
