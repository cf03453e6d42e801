/// Which instances of large collections a snapshot has that are read a part at a time.
struct CollectionShare {
  /// The entities whose instances are in parts.
  var entities: Set<String>
  /// The entity of which the snapshot has some instances; nil for the snapshot behind the last part,
  /// which has none and stands for those that no file lists.
  var part: String?
}
