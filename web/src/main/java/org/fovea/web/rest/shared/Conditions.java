package org.fovea.web.rest.shared;

import java.util.Arrays;
import java.util.List;

/// What a request asks of the tag of a thing (RFC 9110, section 13.1). All our tags are strong.
///
/// @param ifMatch the lines of `If-Match`, none if it was not sent
/// @param ifNoneMatch the lines of `If-None-Match`, likewise
record Conditions(List<String> ifMatch, List<String> ifNoneMatch) {
  private static final String ANY = "*";
  private static final String WEAK = "W/";

  /// Whether anything is asked.
  boolean any() {
    return !ifMatch.isEmpty() || !ifNoneMatch.isEmpty();
  }

  /// Whether the thing may be changed, which has that tag.
  boolean allow(String tag) {
    return isWanted(tag) && !isKnown(tag);
  }

  /// Whether `If-Match` is missing, or names the tag; a weak one never does (section 13.1.1). An
  /// empty one names none: whoever lost the tag does not want to change whatever there is.
  boolean isWanted(String tag) {
    return ifMatch.isEmpty() || isAny(ifMatch) || names(ifMatch).contains(quoted(tag));
  }

  /// Whether `If-None-Match` names the tag, if only weakly (section 13.1.2): a proxy that packs an
  /// answer weakens its tag.
  boolean isKnown(String tag) {
    return isAny(ifNoneMatch)
        || names(ifNoneMatch).stream()
            .map(name -> name.startsWith(WEAK) ? name.substring(WEAK.length()) : name)
            .anyMatch(quoted(tag)::equals);
  }

  private static boolean isAny(List<String> lines) {
    return lines.size() == 1 && lines.getFirst().strip().equals(ANY);
  }

  /// What is named, as it stands there. Tags of others may have commas, which cut them in two, but
  /// none of the pieces has both quotes, so none is taken for one of ours.
  private static List<String> names(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  private static String quoted(String tag) {
    return '"' + tag + '"';
  }
}
