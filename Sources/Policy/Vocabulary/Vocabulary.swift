/// What one vocabulary file declares.
public struct Vocabulary: Sendable {
  /// The name that policies refer to.
  public var name: String
  /// The version of the vocabulary, counted from 1.
  public var version: Int
  /// The file as the user named it; for a vocabulary of the product, its resource.
  public var file: String
  /// The entities in the order of the file.
  public var entities: [EntityDeclaration]
  /// The attributes in the order of the file.
  public var attributes: [Attribute]
  /// Additions to attributes that another vocabulary declares.
  public var extensions: [AttributeExtension]
  /// The export formats in the order of the file.
  public var formats: [ExportFormat]
  /// By which names the records of an entity find each other.
  public var joins: [EntityJoin]
  /// Fields of exports whose values never leave the reader.
  public var secrets: [SecretField]
  /// Demands that others publish, and that a page's demand may contradict.
  public var baselines: [PublishedBaseline]

  /// Creates a vocabulary from its parts.
  public init(
    name: String, version: Int = 1, file: String, entities: [EntityDeclaration] = [],
    attributes: [Attribute] = [], extensions: [AttributeExtension] = [],
    formats: [ExportFormat] = [], joins: [EntityJoin] = [], secrets: [SecretField] = [],
    baselines: [PublishedBaseline] = []
  ) {
    self.name = name
    self.version = version
    self.file = file
    self.entities = entities
    self.attributes = attributes
    self.extensions = extensions
    self.formats = formats
    self.joins = joins
    self.secrets = secrets
    self.baselines = baselines
  }
}

/// What a vocabulary adds to an attribute of another one: an entry of `attributes:` without `type:`.
///
/// A product's own vocabulary says in this way which of its exports feed an attribute that several
/// products share, and by which words its documentation calls it.
public struct AttributeExtension: Hashable, Sendable {
  /// The attribute that is extended.
  public var name: String
  /// More words for the attribute.
  public var terms: [String]
  /// More words for members that exist already.
  public var members: [EnumMember]
  /// More sources; they come after those of the attribute itself.
  public var sources: [AttributeSource]
  /// How a person finds the value, where the attribute itself does not say it.
  public var attest: String?
  /// Where the extension stands, for messages.
  public var place: FilePlace?

  /// Creates an extension.
  public init(
    name: String, terms: [String] = [], members: [EnumMember] = [], sources: [AttributeSource] = [],
    attest: String? = nil, place: FilePlace? = nil
  ) {
    self.name = name
    self.terms = terms
    self.members = members
    self.sources = sources
    self.attest = attest
    self.place = place
  }
}
