/// One export of a product, described so that a file of it is recognised and its records find the
/// entity that they speak of.
public struct ExportFormat: Hashable, Sendable {
  /// The name that `from:` uses: `graph.users`.
  public var name: String
  /// The export as people call it; the name where the vocabulary gives none.
  public var title: String
  /// How its bytes are read.
  public var syntaxes: [ExportSyntax]
  /// What tells it from other exports; one test suffices.
  public var tests: [FormatTest]
  /// Where its records are in a file.
  public var records: RecordPlace
  /// A CEL expression over `record`; records for which it is false are not of this format.
  public var filter: RuleExpression?
  /// Members that the reader adds to each record, for what expressions cannot take apart.
  public var fields: [ComputedField]
  /// The entities that its records feed; none where the file is known and feeds nothing.
  public var entities: [String]
  /// Whether a record that belongs to no instance makes one.
  public var makesInstances: Bool
  /// Whether one instance may have several records, whose lists are then put together.
  public var hasManyRecords: Bool
  /// What identifies the instance of a record.
  public var keys: [JoinKey]
  /// A CEL expression over `record` that names an instance which its entity's key cannot name.
  public var label: RuleExpression?
  /// Other formats that a file of this one holds.
  public var parts: [FormatPart]
  /// A CEL expression over `record` that gives the time at which a file of the format was made.
  public var captured: RuleExpression?
  /// How to export it.
  public var collection: CollectionAdvice?
  /// Where it is declared, for messages.
  public var place: FilePlace?

  /// Creates a format that one test recognises and whose document is one record.
  public init(
    name: String, title: String? = nil, syntaxes: [ExportSyntax] = [.json],
    tests: [FormatTest] = [], records: RecordPlace = .document, filter: RuleExpression? = nil,
    fields: [ComputedField] = [], entities: [String] = [], makesInstances: Bool = true,
    hasManyRecords: Bool = false,
    keys: [JoinKey] = [], label: RuleExpression? = nil, parts: [FormatPart] = [],
    captured: RuleExpression? = nil, collection: CollectionAdvice? = nil, place: FilePlace? = nil
  ) {
    self.name = name
    self.title = title ?? name
    self.syntaxes = syntaxes
    self.tests = tests
    self.records = records
    self.filter = filter
    self.fields = fields
    self.entities = entities
    self.makesInstances = makesInstances
    self.hasManyRecords = hasManyRecords
    self.keys = keys
    self.label = label
    self.parts = parts
    self.captured = captured
    self.collection = collection
    self.place = place
  }
}

/// How the bytes of an export are read.
public enum ExportSyntax: String, Sendable, CaseIterable {
  case json, csv, xml
}

/// Where the records of an export are in a file.
public enum RecordPlace: Hashable, Sendable {
  /// The document: one record, a list of them, or an OData or batch envelope around them.
  case document
  /// At the end of a path of member names: one record or a list of them.
  case path([String])
  /// Every XML element of this name, at any depth.
  case element(String)
}

/// What tells an export from others; every part that is given has to hold.
public struct FormatTest: Hashable, Sendable {
  /// The collection that `@odata.context` names.
  public var context: String?
  /// The name of the XML root element.
  public var root: String?
  /// The name of an XML element somewhere in the document.
  public var element: String?
  /// Members that a record must have; dots lead into objects.
  public var members: [String]
  /// Members of which a record must have one.
  public var anyMember: [String]
  /// Members that a record must not have.
  public var without: [String]
  /// Members that must have a certain text.
  public var texts: [MemberText]

  /// Creates a test from its parts.
  public init(
    context: String? = nil, root: String? = nil, element: String? = nil, members: [String] = [],
    anyMember: [String] = [], without: [String] = [], texts: [MemberText] = []
  ) {
    self.context = context
    self.root = root
    self.element = element
    self.members = members
    self.anyMember = anyMember
    self.without = without
    self.texts = texts
  }
}

/// A member and the text that tells a record of an export from others, letter case aside.
public struct MemberText: Hashable, Sendable {
  /// The member's name.
  public var member: String
  /// Its text.
  public var text: String

  /// Creates a condition on a member.
  public init(member: String, text: String) {
    self.member = member
    self.text = text
  }
}

/// A member that the reader adds to a record.
public struct ComputedField: Hashable, Sendable {
  /// How the member follows from another one.
  public enum Reading: Hashable, Sendable {
    /// The host of `host:port` or of a host alone.
    case hostOf(String)
    /// The port of `host:port`; missing where there is none.
    case portOf(String)
    /// What follows a prefix, trimmed; of a list, what follows it in each element that has it.
    ///
    /// Letter case does not count unless `exactCase` is set; with `first`, the first one only.
    case after(prefix: String, of: String, exactCase: Bool, first: Bool)
    /// The pieces between blanks.
    case wordsOf(String)
  }

  /// The new member's name.
  public var name: String
  /// How it is made.
  public var reading: Reading

  /// Creates a member of this name.
  public init(name: String, reading: Reading) {
    self.name = name
    self.reading = reading
  }
}

/// What identifies the instance of a record in one space of names.
public struct JoinKey: Hashable, Sendable {
  /// The space of names: `object_id`, `address`.
  public var space: String
  /// CEL expressions over `record`; each gives a text or a list of texts, letter case aside.
  public var expressions: [RuleExpression]

  /// Creates a key from expressions that are all used.
  public init(space: String, expressions: [RuleExpression]) {
    self.space = space
    self.expressions = expressions
  }
}

/// A format within the file of another.
public struct FormatPart: Hashable, Sendable {
  /// The member that holds its records.
  public var path: [String]
  /// The name of the format.
  public var format: String
  /// How the file says whether its records were collected at all; nil where it does not say.
  public var proof: CollectionProof?

  /// Creates a part at a path of member names; lists on the way are gone through.
  public init(path: [String], format: String, proof: CollectionProof? = nil) {
    self.path = path
    self.format = format
    self.proof = proof
  }
}

/// What a file says about the commands that filled it, without which an empty list proves nothing.
public struct CollectionProof: Hashable, Sendable {
  /// The names of the command that collects the records, in any version of the exporter.
  public var commands: [String]
  /// The member that lists the commands that ran.
  public var succeeded: [String]
  /// The member that lists the commands that failed.
  public var failed: [String]

  /// Creates a proof from the command's names and the paths of the two lists.
  public init(commands: [String], succeeded: [String], failed: [String]) {
    self.commands = commands
    self.succeeded = succeeded
    self.failed = failed
  }
}

/// The order in which the keys of an entity's records are tried.
public struct EntityJoin: Hashable, Sendable {
  /// The entity's name.
  public var entity: String
  /// Spaces of names, the most trustworthy first.
  public var spaces: [String]
  /// Where it is declared, for messages.
  public var place: FilePlace?

  /// Creates a join of an entity's records by these spaces of names.
  public init(entity: String, spaces: [String], place: FilePlace? = nil) {
    self.entity = entity
    self.spaces = spaces
    self.place = place
  }
}

/// How an export is made, for `needs` and for what would settle an unknown value.
public struct CollectionAdvice: Hashable, Sendable {
  /// A command that writes it.
  public var command: String?
  /// The endpoint that returns it.
  public var endpoint: String?
  /// The permission that reading it takes.
  public var permission: String?
  /// Where a person finds the file or the switch.
  public var location: String?
  /// The fields that have to be asked for by name, because they are not returned otherwise.
  public var select: [String]
  /// What else has to be known.
  public var note: String?

  /// Creates advice; whatever does not apply stays nil.
  public init(
    command: String? = nil, endpoint: String? = nil, permission: String? = nil,
    location: String? = nil, select: [String] = [], note: String? = nil
  ) {
    self.command = command
    self.endpoint = endpoint
    self.permission = permission
    self.location = location
    self.select = select
    self.note = note
  }

  /// The shortest way to say what to export: the command, else the endpoint, else the location.
  public var summary: String? {
    command ?? endpoint ?? location
  }
}
