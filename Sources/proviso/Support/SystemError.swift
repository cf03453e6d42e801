import Glibc

/// The errors of the operating system in words that do not depend on the locale.
enum SystemError {
  /// An error number as a phrase.
  static func describe(_ code: Int32) -> String {
    switch code {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "permission denied"
    case EROFS: "the file system is read-only"
    case EISDIR: "it is a folder"
    case EEXIST: "it exists already"
    case ENOSPC, EDQUOT: "no space left"
    case ENOTDIR: "a part of the path is no folder"
    case ENAMETOOLONG: "the name is too long"
    case ELOOP: "too many symbolic links"
    case EPIPE: "the reader has gone"
    default: "system error \(code)"
    }
  }
}
