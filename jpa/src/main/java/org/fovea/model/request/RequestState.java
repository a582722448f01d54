package org.fovea.model.request;

/// How a request stands.
public enum RequestState {
  OPEN,
  /// Done as was asked.
  ANSWERED,
  REFUSED,
  /// Taken back by whoever made it.
  WITHDRAWN
}
