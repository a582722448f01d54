package org.fovea.hub.report;

import java.util.Optional;

/// How the hub is getting on.
///
/// @param connected whether the server answered when it was asked last
/// @param exId number of the experiment into which it sends, or an empty text
/// @param queuedFiles how many files wait or are being sent
/// @param queuedBytes how long these are together
/// @param heldFiles how many are older than the activation, and so are not sent
/// @param bytesPerSecond how fast it sends, over the last minute
/// @param fault what troubled it within the last minutes
public record HubState(
    boolean connected,
    String exId,
    long queuedFiles,
    long queuedBytes,
    long heldFiles,
    long bytesPerSecond,
    Optional<Fault> fault) {

  /// What the server is told.
  public String json() {
    var numbers =
        "\"queuedFiles\":%d,\"queuedBytes\":%d,\"heldFiles\":%d,\"bytesPerSecond\":%d"
            .formatted(queuedFiles, queuedBytes, heldFiles, bytesPerSecond);
    return "{" + numbers + fault.map(each -> ",\"fault\":\"" + each + "\"").orElse("") + "}";
  }
}
