package org.fovea.hub.upload;

/// Why the server did not do what the hub asked, as far as the hub acts otherwise by it.
public enum Refusal {
  /// It could not be reached, or says that it cannot work just now. Wait and ask again.
  UNREACHABLE,
  /// The instrument may send nothing just now: its token, its activation, its experiment or its
  /// sender. Wait; people have to do something.
  NOT_ADMITTED,
  /// There is no room. Wait; people have to do something.
  NO_ROOM,
  /// This file is refused for good.
  FILE,
  /// It knows the upload no more. Begin anew.
  GONE,
  /// Another part was due. Ask how far it has come.
  OFFSET,
  /// What arrived is not what was announced. Begin anew.
  DAMAGED;

  /// Whether other files would fare the same, so that the server is left alone for a while.
  public boolean isGeneral() {
    return this == UNREACHABLE || this == NOT_ADMITTED || this == NO_ROOM;
  }
}
