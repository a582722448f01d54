package org.fovea.service.instrument;

import org.fovea.model.instrument.InstrumentId;

/// A token that was just drawn.
///
/// @param token to be shown this once
public record DrawnToken(InstrumentId instrument, String token) {
  static DrawnToken of(InstrumentId instrument, HubToken token) {
    return new DrawnToken(instrument, token.value());
  }

  /// Without the token, so that a stray log line cannot tell it.
  @Override
  public String toString() {
    return "DrawnToken[" + instrument + "]";
  }
}
