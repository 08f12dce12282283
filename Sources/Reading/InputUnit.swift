/// A piece of input for one worker: a whole text file, or a batch of whole records. Plain data.
public struct InputUnit: Sendable {
  /// How the bytes are read.
  public enum Form: String, Sendable {
    case text, jsonLines, jsonArray, csv, tsv, html, pdf
    /// Pages of one issue whose articles go on from page to page (下转第3版); they are in `parts`.
    case issue
  }

  public var form: Form
  public var bytes: [UInt8]
  /// The file as the user named it; for a file of a folder the folder's name and the path inside it.
  public var source: String
  /// The member of an archive, `a.zip/b.txt` inside an inner one.
  public var member = ""
  /// Where `bytes` begin in the file or the member.
  public var byteOffset = 0
  /// The line (JSONL, CSV) or record (JSON array) with which the unit begins, from 1.
  public var firstLine = 1
  public var encoding: EncodingDecision
  /// The header record of a CSV or TSV file, decoded.
  public var columns: [String] = []
  /// What divides the fields of a CSV or TSV record.
  public var delimiter: UInt8 = 0x09
  /// What the path says.
  public var publication = ""
  public var date = ""
  public var page = ""
  public var section = ""
  /// The pages of an issue.
  public var parts: [InputUnit] = []
  /// Bytes of all input files that have been read when this unit was handed out: for a progress bar.
  public var bytesReadSoFar = 0

  public init(form: Form, bytes: [UInt8], source: String, encoding: EncodingDecision) {
    self.form = form
    self.bytes = bytes
    self.source = source
    self.encoding = encoding
  }
}

/// An encoding, how sure it is, and how it was found.
public struct EncodingDecision: Sendable, Equatable {
  public enum Source: String, Sendable {
    /// A rule of the configuration.
    case named
    /// A byte-order mark.
    case mark
    /// No other encoding gives valid bytes of this form.
    case form
    /// What the text says when it is decoded so.
    case text
    /// A declaration inside the file (HTML).
    case declared
    /// Nothing said against it.
    case fallback
  }
  /// As ICU names it: `UTF-8`, `UTF-16LE`, `UTF-16BE`, `gb18030`, `Big5-HKSCS`.
  public var name: String
  /// 0 to 1.
  public var confidence: Double
  public var source: Source
  /// Bytes of the byte-order mark.
  public var markLength: Int

  public init(name: String, confidence: Double, source: Source, markLength: Int = 0) {
    self.name = name
    self.confidence = confidence
    self.source = source
    self.markLength = markLength
  }

  public var isUTF8: Bool { name == "UTF-8" }
  public var isUTF16: Bool { name == "UTF-16LE" || name == "UTF-16BE" }
}

/// An input file or a member of an archive, for the manifest.
public struct FileRecord: Sendable, Equatable {
  public var path: String
  public var member = ""
  public var bytes = 0
  /// Of the file's or the member's bytes, in hexadecimal.
  public var sha256 = ""
  /// `text`, `jsonLines` …, `archive`, or empty when nothing of it could be used.
  public var form = ""
  public var encoding: EncodingDecision?
  public init(path: String) { self.path = path }
}
