/// Which records may be of the same instance: all that share a name, and all that share one with those.
///
/// Names are remembered as hashes of 64 bits, twelve bytes for each place of the table. Where two
/// hashes are the same, records count as connected that are not, which does no harm: whoever joins them
/// looks at the names themselves.
struct NameIndex {
  /// A name of a record in a space of names.
  struct Name {
    var space: String
    var text: String
  }

  /// How many bytes the table may take.
  static let limit = 256 << 20

  /// For each record, one that it is connected with, in the end the first of all.
  private var parents: [UInt32] = []
  private var hashes = [UInt64](repeating: 0, count: 1 << 10)
  private var owners = [UInt32](repeating: 0, count: 1 << 10)
  private var count = 0

  /// How many records there are.
  var records: Int { parents.count }

  /// Adds a record; false where there are more names than the table may hold.
  mutating func add(_ names: [Name]) -> Bool {
    guard parents.count < Int(UInt32.max) else { return false }
    let record = UInt32(parents.count)
    parents.append(record)
    for name in names {
      guard count < hashes.count / 3 * 2 || grow() else { return false }
      insert(Self.hash(name), record)
    }
    return true
  }

  /// The first of the records that a record is connected with.
  mutating func first(of record: Int) -> Int {
    var place = UInt32(record)
    while parents[Int(place)] != place {
      parents[Int(place)] = parents[Int(parents[Int(place)])]
      place = parents[Int(place)]
    }
    return Int(place)
  }

  /// Gives the memory of the names back; no record can be added any more.
  mutating func close() {
    hashes = []
    owners = []
  }

  private mutating func insert(_ hash: UInt64, _ record: UInt32) {
    var place = Int(hash) & (hashes.count - 1)
    while hashes[place] != 0 {
      if hashes[place] == hash { return connect(Int(record), Int(owners[place])) }
      place = (place + 1) & (hashes.count - 1)
    }
    hashes[place] = hash
    owners[place] = record
    count += 1
  }

  private mutating func connect(_ one: Int, _ other: Int) {
    let (one, other) = (first(of: one), first(of: other))
    parents[max(one, other)] = UInt32(min(one, other))
  }

  private mutating func grow() -> Bool {
    let size = hashes.count * 2
    guard size * 12 <= Self.limit else { return false }
    let old = (hashes, owners)
    hashes = [UInt64](repeating: 0, count: size)
    owners = [UInt32](repeating: 0, count: size)
    for (hash, owner) in zip(old.0, old.1) where hash != 0 {
      var place = Int(hash) & (size - 1)
      while hashes[place] != 0 { place = (place + 1) & (size - 1) }
      hashes[place] = hash
      owners[place] = owner
    }
    return true
  }

  /// FNV-1a with a last mixing, never 0 nor beyond what `Int` holds.
  private static func hash(_ name: Name) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let add = { (byte: UInt8) in hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for byte in name.space.utf8 { add(byte) }
    add(0xFF)
    for byte in name.text.utf8 { add(byte) }
    hash = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
    return ((hash ^ hash >> 32) & (1 << 62 - 1)) | 1 << 62
  }
}
