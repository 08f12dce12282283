import ArticleModel
import Glibc

/// A PDF's text layer through poppler's pdftotext, when that is installed: columns by position, one unit for each page.
enum PDFText {
  private static let seconds = 120

  static func read(_ unit: InputUnit, reader: InputReader) throws {
    let place = reader.place(unit.source, unit.member)
    func refuse(_ code: String, _ reason: String) throws {
      try reader.onReject(Reject(source: unit.source, member: unit.member, byte: 0, code: code, message: "\(place): \(reason)"))
    }
    switch text(unit.bytes, limit: reader.options.limits.fileBytes) {
    case .missing: try refuse("pdf_not_read", "reading PDF needs pdftotext; install poppler-utils, or give the text")
    case .failed(let reason): try refuse("bad_pdf", "\(reason); get it again, or give its text")
    case .text(let bytes):
      var number = 0
      var found = false
      for page in bytes.split(separator: 0x0C, omittingEmptySubsequences: false) {
        number += 1
        if page.allSatisfy({ $0 <= 0x20 }) { continue }
        found = true
        var handed = unit
        handed.bytes = Array(page)
        handed.encoding = EncodingDecision(name: "UTF-8", confidence: 1, source: .form)
        if handed.page.isEmpty { handed.page = String(number) }
        try reader.hand(handed)
      }
      if !found { try refuse("pdf_without_text", "the PDF has no text layer; run character recognition over it first") }
    }
  }

  enum Result { case text([UInt8]), missing, failed(String) }

  private static func text(_ bytes: [UInt8], limit: Int) -> Result {
    var name = Array("/tmp/baokan-XXXXXX.pdf".utf8CString)
    let file = mkstemps(&name, 4)
    guard file >= 0 else { return .failed("no temporary file can be made (\(String(cString: strerror(errno))))") }
    defer {
      close(file)
      unlink(name)
    }
    var written = 0
    while written < bytes.count {
      let got = bytes.withUnsafeBytes { write(file, $0.baseAddress! + written, bytes.count - written) }
      if got <= 0 { return .failed("the temporary file cannot be written") }
      written += got
    }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return .failed("no pipe can be made") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let words: [String] = ["pdftotext", "-enc", "UTF-8", "-q", path, "-"]
    var arguments = words.map { word -> UnsafeMutablePointer<CChar>? in strdup(word) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    let code = posix_spawnp(&child, "pdftotext", &actions, nil, arguments, environ)
    close(ends[1])
    defer { close(ends[0]) }
    if code != 0 { return .missing }
    var text: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var reason = ""
    let deadline = time(nil) + seconds
    while true {
      var wait = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
      let ready = poll(&wait, 1, 1000)
      if ready < 0, errno == EINTR { continue }
      if time(nil) > deadline { reason = "pdftotext took more than \(seconds) seconds" }
      if ready > 0 {
        let got = Glibc.read(ends[0], &block, block.count)
        if got <= 0 { break }
        text += block[0..<got]
        if text.count > limit { reason = "its text is longer than \(limit) bytes" }
      }
      if !reason.isEmpty { break }
    }
    if !reason.isEmpty { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    if !reason.isEmpty { return .failed(reason) }
    let exit = (status >> 8) & 0xFF
    if status & 0x7F != 0 || exit != 0 { return exit == 127 ? .missing : .failed("pdftotext cannot read the PDF (status \(exit))") }
    return .text(text)
  }
}
