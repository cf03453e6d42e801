public import ArgumentParser
public import Report

// The formats of reports as options of the command line; a wrong one is answered with the right ones.

extension ChangeFormats: ExpressibleByArgument {}
extension CheckFormats: ExpressibleByArgument {}
extension ChecklistFormats: ExpressibleByArgument {}
extension HistoryFormats: ExpressibleByArgument {}
extension LintFormats: ExpressibleByArgument {}
extension NeedsFormats: ExpressibleByArgument {}
extension SnapshotFormats: ExpressibleByArgument {}
extension TraceFormats: ExpressibleByArgument {}
