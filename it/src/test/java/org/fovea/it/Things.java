package org.fovea.it;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What stands in one place of the [Estate], for the variables of addresses and bodies.
final class Things {
  private final Map<String, String> ids = new HashMap<>();

  /// What exists.
  Things with(String variable, String id) {
    return with(variable, "exists", id);
  }

  /// What was there, or is in another state.
  Things with(String variable, String existence, String id) {
    ids.put(existence + " " + variable, id);
    return this;
  }

  Optional<String> find(String variable, String existence) {
    return Optional.ofNullable(ids.get(existence + " " + variable));
  }

  String get(String variable) {
    return find(variable, "exists")
        .orElseThrow(() -> new IllegalArgumentException("there is no " + variable));
  }
}
