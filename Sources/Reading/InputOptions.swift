/// What to read and how: the `input` part of a configuration.
public struct InputOptions: Sendable {
  /// What a text file holds. A JSONL, JSON, CSV or TSV record is always one article.
  public enum Layout: String, Sendable, CaseIterable { case auto, page, article }

  /// An encoding for the files whose path matches: `*/taiwan/*.txt` → `Big5-HKSCS`. `*` is any run of characters, `?` is one.
  public struct EncodingRule: Sendable, Equatable {
    public var pattern: String
    public var encoding: String
    public init(pattern: String, encoding: String) {
      self.pattern = pattern
      self.encoding = encoding
    }
  }

  /// Files and folders, in the order in which they are read; a folder's files come sorted by path.
  public var paths: [String] = []
  public var layout = Layout.auto
  /// The first rule that matches a path decides; without one the encoding is found from the text.
  public var encodings: [EncodingRule] = []
  /// Given for every article that does not say it itself.
  public var publication = ""
  public var date = ""
  public var page = ""
  /// The end of a path with `{publication}`, `{date}`, `{page}` and `{section}`: `{publication}/{date}/{page}.txt`. Empty: none.
  public var pathPattern = ""
  /// From our field names (`text`, `headline`, `date` …) to the names of the records' own fields or columns.
  public var columns: [String: String] = [:]
  /// Fields of records to keep as `ArticleMetadata.extra`, in this order; `*` keeps all that are none of ours.
  public var extraFields: [String] = ["*"]
  public var limits = InputLimits()

  public init() {}
}

/// Bounds that keep one bad file from stopping a run or filling the memory.
public struct InputLimits: Sendable, Equatable {
  /// A text, HTML, PDF or non-UTF-8 JSON array file, which is read whole.
  public var fileBytes = 64 << 20
  /// One line of JSONL, one record of CSV.
  public var lineBytes = 16 << 20
  /// UTF-16 units of one article.
  public var articleUnits = 4_000_000
  /// Unpacked bytes of an archive for each byte of it, once 16 MB are unpacked.
  public var archiveRatio = 200
  public var archiveBytes = 20 << 30
  public var archiveMembers = 1_000_000
  /// Archives inside archives.
  public var archiveNesting = 2

  public init() {}
}
