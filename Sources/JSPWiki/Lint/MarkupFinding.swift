/// Something in the markup of a page that is most likely not what its author meant.
public struct MarkupFinding: Sendable, Hashable {
  /// What kind of mistake it is.
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// A link to a section that the page does not have.
    case danglingSection = "dangling-section"
    /// Links to sections of one page that differ in the section's number only.
    case contradictingSections = "contradicting-sections"
    /// A link to a page that does not exist.
    case missingPage = "missing-page"
    /// A link to a file that is not attached.
    case missingAttachment = "missing-attachment"
    /// A file that may be attached, but the list shows only the beginning of its name.
    case cutOffAttachment = "cut-off-attachment"
    /// A link to a wiki that is not set up.
    case unknownWiki = "unknown-wiki"
    /// An address with a space before it, which makes it no address.
    case spaceBeforeAddress = "space-before-address"
    /// A heading with the section of an earlier one, which no link can reach.
    case repeatedHeading = "repeated-heading"
    /// Something that is opened and never closed.
    case unclosed
    /// A delimiter that closes nothing.
    case strayDelimiter = "stray-delimiter"
    /// A bracket without its partner, which turns the rest of the page into plain text.
    case openBracket = "open-bracket"
  }

  /// What kind of mistake it is.
  public let rule: Rule
  /// What is wrong, without a full stop.
  public let message: String
  /// What could be done about it.
  public let help: String?
  /// The bytes at fault.
  public let span: Range<Int>
}

/// What is known about the surroundings of a page that is looked over.
public struct LintContext: Sendable {
  /// The name of the page.
  public var pageName: String?
  /// What exists in the wiki; nothing is said about what is unknown.
  public var resolver: any Resolver
  /// The settings of the wiki.
  public var settings: WikiSettings
  /// The attachments of the page, where a saved page lists them.
  public var attachments: [AttachmentEntry]?
  /// The text of another page, where it can be had.
  public var text: @Sendable (String) -> [UInt8]?
  /// Whether only parts of the page are at hand, so that what is missing may just be unseen.
  public var isPartial: Bool

  /// Makes a context in which nothing but the page is known.
  public init(
    pageName: String? = nil, resolver: any Resolver = UnknownWiki(),
    settings: WikiSettings = .init(), attachments: [AttachmentEntry]? = nil,
    isPartial: Bool = false, text: @escaping @Sendable (String) -> [UInt8]? = { _ in nil }
  ) {
    self.pageName = pageName
    self.resolver = resolver
    self.settings = settings
    self.attachments = attachments
    self.isPartial = isPartial
    self.text = text
  }
}
