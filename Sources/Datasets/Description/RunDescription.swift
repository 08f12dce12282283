/// What a run says of itself in its manifest; the caller fills it in.
public struct RunDescription: Sendable {
  public var version = ""
  /// The configuration in force, defaults filled in; without paths of the machine and without the number of workers.
  public var configuration = JSONValue.object([])
  public var icuVersion = ""
  public var unicodeVersion = ""
  /// Lexicons and models: name, version or origin, SHA-256.
  public var resources: [Resource] = []
  public var inputs: [Input] = []
  /// Anything else of the run that is the same in every equal run (counts of doubts …).
  public var extra: [JSONValue.Member] = []
  /// Goes into timings.json: when, how long, how many workers, where.
  public var timings: [JSONValue.Member] = []

  public struct Resource: Sendable {
    public var name: String
    public var sha256: String
    public init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  public struct Input: Sendable {
    public var path: String
    public var bytes: Int
    public var sha256: String
    /// `GB18030`; empty when it is not text.
    public var encoding: String
    /// What more is known: how sure the encoding is and how it was found, how many articles it gave.
    public var details: [JSONValue.Member]
    public init(path: String, bytes: Int, sha256: String, encoding: String = "", details: [JSONValue.Member] = []) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
      self.encoding = encoding
      self.details = details
    }
  }

  public init() {}
}

/// What came of a run.
public struct RunSummary: Sendable {
  public var articles = 0
  /// Articles that repeat an earlier one, and articles whose id got a suffix.
  public var duplicates = 0
  public var sameIDs = 0
  public var rejects = 0
  public var characters = 0
  /// Rows by table, in the order of the tables.
  public var rows: [(table: String, rows: Int)] = []
  /// Cells that were cut to Excel's limit, by table.
  public var cutCells: [(table: String, cells: Int)] = []
  public var outputs: [OutputRecord] = []
  /// The SHA-256 of what a citation names.
  public var configurationHash = ""
  public var inputHash = ""
}
