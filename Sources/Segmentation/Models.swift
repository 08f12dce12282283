import Lexicons

/// The trained models with the lexicon they were trained on; opened in place, so it costs nothing.
public struct Models: @unchecked Sendable {
  public let lexicon: Lexicon
  let types: CharacterTypes
  let characters: CharacterModel
  let tags: TagModel
  let names: NameModel

  static let magic: UInt32 = 0x4D4B_4F42

  /// The models that are compiled into the program.
  public static let standard = try! Models(Resource("models.bin").bytes, lexicon: .standard)

  /// The bytes must live as long as the models.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, lexicon: Lexicon) throws(ModelError) {
    guard bytes.count > 16, let start = UnsafeRawPointer(bytes.baseAddress), start.load(as: UInt32.self) == Self.magic else { throw .notAModel }
    guard start.load(fromByteOffset: 4, as: UInt32.self) == UInt32(lexicon.codeCount) else { throw .otherLexicon }
    self.lexicon = lexicon
    types = CharacterTypes(lexicon)
    var at = start + 16
    characters = CharacterModel(&at, lexicon: lexicon)
    tags = TagModel(&at)
    names = NameModel(&at)
  }
}

public enum ModelError: Error, CustomStringConvertible, Sendable {
  case notAModel, otherLexicon
  public var description: String {
    switch self {
    case .notAModel: "this is no model file; `baokan train` writes one"
    case .otherLexicon: "the model was trained with another lexicon; train it anew with `baokan train`"
    }
  }
}
