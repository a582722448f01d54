package org.fovea.hub.upload;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads single members of the server's answer to who the instrument is: identifiers, numbers of
/// experiments and times, none of which needs an escape. It is no reader for other JSON.
///
/// @param text the answer
record FlatJson(String text) {

  /// The string of that name, or empty if there is none.
  ///
  /// @param name letters only
  Optional<String> find(String name) {
    return Optional.of(Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"\\\\]*)\"").matcher(text))
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }
}
