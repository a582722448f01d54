package org.fovea.hub.report;

/// What troubles the hub. The server knows the same words, and no others.
public enum Fault {
  SERVER_UNREACHABLE,
  NOT_ADMITTED,
  NO_ROOM,
  FILE_REFUSED,
  FILE_UNREADABLE,
  FILE_NOT_SETTLED,
  DAMAGED_IN_TRANSIT,
  CLOCK_WRONG
}
