internal import CLibXML2
internal import Glibc

/// An HTML page as libxml2 reads it, which forgives everything; nothing is ever fetched.
final class HTMLTree {
  private let pointer: htmlDocPtr

  /// Reads a page; nil where there is none.
  init?(_ bytes: [UInt8]) {
    guard bytes.count < Int(Int32.max) else { return nil }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    let document = bytes.withUnsafeBytes { raw in
      htmlReadMemory(
        raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count), nil,
        isUTF8 ? "UTF-8" : nil, Int32(bitPattern: options))
    }
    guard let document else { return nil }
    pointer = document
  }

  deinit {
    xmlFreeDoc(pointer)
  }

  /// The outermost element.
  var root: HTMLElement? {
    xmlDocGetRootElement(pointer).map { HTMLElement(tree: self, node: $0) }
  }
}

/// An element of an HTML page.
struct HTMLElement {
  private let tree: HTMLTree
  private let node: xmlNodePtr

  fileprivate init(tree: HTMLTree, node: xmlNodePtr) {
    self.tree = tree
    self.node = node
  }

  /// A child: an element or text.
  enum Child {
    case element(HTMLElement)
    case text(String)

    var isElement: Bool {
      if case .element = self { true } else { false }
    }
  }

  /// The name, in lower case.
  var name: String { node.pointee.name.map { String(cString: $0).lowercased() } ?? "" }

  subscript(attribute: String) -> String? {
    guard let value = xmlGetProp(node, attribute) else { return nil }
    defer { free(value) }
    return String(cString: value)
  }

  /// The class names.
  var classes: [Substring] {
    (self["class"] ?? "").split { $0 == " " || $0 == "\t" || $0 == "\n" }
  }

  var children: [Child] {
    var found: [Child] = []
    var next = node.pointee.children
    while let child = next {
      switch child.pointee.type {
      case XML_ELEMENT_NODE: found.append(.element(HTMLElement(tree: tree, node: child)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE, XML_ENTITY_REF_NODE:
        if let content = xmlNodeGetContent(child) {
          found.append(.text(String(cString: content)))
          free(content)
        }
      default: break
      }
      next = child.pointee.next
    }
    return found
  }

  /// All text within, as it is.
  var text: String {
    guard let content = xmlNodeGetContent(node) else { return "" }
    defer { free(content) }
    return String(cString: content)
  }
}
