/// A link, as its author wrote it and as the wiki reads it.
public struct Link: Sendable, Hashable {
  /// What a reader sees.
  public var text: String
  /// The target as written.
  public var target: String
  /// Whether text and target were written apart, as in `[text|target]`.
  public var hasOwnText: Bool
  /// The attributes of the third part, as in `[text|target|target='_blank']`.
  public var attributes: [LinkAttribute]
  /// What the target is.
  public var kind: LinkKind

  /// Makes a link from its parts.
  public init(
    text: String, target: String, hasOwnText: Bool, attributes: [LinkAttribute] = [],
    kind: LinkKind
  ) {
    self.text = text
    self.target = target
    self.hasOwnText = hasOwnText
    self.attributes = attributes
    self.kind = kind
  }
}

/// An HTML attribute that the author gave a link.
public struct LinkAttribute: Sendable, Hashable {
  /// The attribute's name.
  public var name: String
  /// The attribute's value.
  public var value: String
}

/// What a link leads to.
public enum LinkKind: Sendable, Hashable {
  /// An address outside the wiki.
  case external
  /// A page of another wiki, by that wiki's short name.
  case interwiki(wiki: String, page: String)
  /// A page; the name is cleaned.
  case page(String)
  /// A section of a page; the page name is cleaned, the section is as written.
  case section(page: String, section: String)
  /// A file attached to a page, to the page that holds the link where none is named.
  case attachment(page: String?, file: String)
  /// The place that a footnote reference leads to.
  case footnoteDefinition(String)
  /// A reference to a footnote.
  case footnoteReference(String)
  /// A link without a target, which is only underlined.
  case empty
}

/// An image that is shown in place.
public struct Image: Sendable, Hashable {
  /// The link that the image was written as.
  public var link: Link

  /// The target as written: an address, `Page/file` or a file name.
  public var target: String { link.target }

  /// The text that stands for the image.
  public var alternative: String { link.text }
}

/// A plugin call, `[{Name argument='value' …}]`.
public struct Plugin: Sendable, Hashable {
  /// The plugin's name; empty where the call names none.
  public var name: String
  /// The arguments in the order of the source.
  public var arguments: [Argument]
  /// What follows the first blank line of the call.
  public var body: String?
  /// The text of the arguments as written.
  public var commandLine: String

  /// A named value of a plugin call.
  public struct Argument: Sendable, Hashable {
    /// The argument's name.
    public var name: String
    /// The argument's value.
    public var value: String
  }

  /// The value of an argument; the last one wins.
  public subscript(argument: String) -> String? {
    arguments.last { $0.name == argument }?.value
  }
}

/// A setting of the page, `[{SET name=value}]`.
public struct Metadata: Sendable, Hashable {
  /// The setting's name; empty where the command is malformed.
  public var name: String
  /// The setting's value.
  public var value: String
}

/// A rule about who may do what with the page, `[{ALLOW edit Group}]`.
public struct AccessRule: Sendable, Hashable {
  /// Whether the rule is written as one that denies.
  public var denies: Bool
  /// The actions that the rule names.
  public var actions: [String]
  /// The users and groups that the rule names.
  public var principals: [String]
}

/// What a `%%` opener says.
public struct Style: Sendable, Hashable {
  /// The classes, separated by spaces; nil where the opener has only a style sheet text.
  public var classes: String?
  /// The style sheet text between parentheses.
  public var css: String?
}
