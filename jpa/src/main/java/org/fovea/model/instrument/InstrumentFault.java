package org.fovea.model.instrument;

/// What troubles the hub of an instrument, in its own words: it says one of these, never a text.
public enum InstrumentFault {
  /// The server could not be reached for a while, or answered that it cannot work.
  SERVER_UNREACHABLE,
  /// The server refused to take files: no active experiment, one that is done, or a sender whose
  /// rights have ended.
  NOT_ADMITTED,
  /// The server has no room: a quota, its disk, or too many unfinished uploads.
  NO_ROOM,
  /// The server refused a file for good, for example because it is too large.
  FILE_REFUSED,
  /// A file cannot be read.
  FILE_UNREADABLE,
  /// A file that was delivered cannot be moved or marked.
  FILE_NOT_SETTLED,
  /// The bytes that arrived were not those that were sent; they are sent again.
  DAMAGED_IN_TRANSIT,
  /// The clocks of machine and server differ by more than a minute.
  CLOCK_WRONG
}
