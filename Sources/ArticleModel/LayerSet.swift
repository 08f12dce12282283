/// A set of layers, for declarations: what a stage reads and writes.
public struct LayerSet: OptionSet, Sendable, CustomStringConvertible {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public init(_ names: LayerName...) { self.init(rawValue: names.reduce(0) { $0 | Self.bit($1) }) }

  public func contains(_ name: LayerName) -> Bool { rawValue & Self.bit(name) != 0 }
  public var names: [LayerName] { LayerName.allCases.filter { contains($0) } }
  public var description: String { names.map(\.rawValue).joined(separator: ", ") }

  private static func bit(_ name: LayerName) -> UInt32 { 1 << UInt32(LayerName.allCases.firstIndex(of: name)!) }
}
