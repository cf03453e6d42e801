/// An error or symptom, its cause and its remedy.
public struct Diagnosis: Hashable, Sendable {
  /// The message or the symptom as a person meets it.
  public var symptom: String
  /// The requirement whose violation causes the symptom.
  public var cause: RequirementID?
  /// The page's explanation, where it gives one.
  public var explanation: String?
  /// Procedures that mend it.
  public var remedy: [RequirementID]
  /// The page's remedy in its own words.
  public var advice: String?
  /// Where the symptom stands on its page.
  public var source: SourceSpan

  /// Creates a diagnosis from its parts.
  public init(
    symptom: String, cause: RequirementID? = nil, explanation: String? = nil,
    remedy: [RequirementID] = [], advice: String? = nil, source: SourceSpan
  ) {
    self.symptom = symptom
    self.cause = cause
    self.explanation = explanation
    self.remedy = remedy
    self.advice = advice
    self.source = source
  }
}

/// What a named setting means.
public struct Parameter: Hashable, Sendable {
  /// The setting's name on the page.
  public var name: String
  /// What the page says about it.
  public var text: String
  /// The default that the page names.
  public var defaultValue: String?
  /// What an empty setting means.
  public var whenEmpty: String?
  /// Where the description stands on its page.
  public var source: SourceSpan

  /// Creates a parameter description.
  public init(
    name: String, text: String, defaultValue: String? = nil, whenEmpty: String? = nil,
    source: SourceSpan
  ) {
    self.name = name
    self.text = text
    self.defaultValue = defaultValue
    self.whenEmpty = whenEmpty
    self.source = source
  }
}

/// Sample values; never demanded.
public struct Example: Hashable, Sendable {
  /// The sample as the page prints it.
  public var text: String
  /// The requirement that it illustrates.
  public var of: RequirementID?
  /// Where the sample stands on its page.
  public var source: SourceSpan

  /// Creates an example.
  public init(text: String, of: RequirementID? = nil, source: SourceSpan) {
    self.text = text
    self.of = of
    self.source = source
  }
}
