package org.fovea.service.audit;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.space.SpaceId;
import org.fovea.service.audit.SpaceEvent.TranscriptExported;

/// Makes an entry fit to be shown in a space: no digest leaves the services, for it is the same in
/// all spaces, and nobody learns here of other spaces or of the entitlements that are mapped.
final class ActivityView {
  static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Set<String> HIDDEN =
      Set.of("to", "from", "project", "experiment", "team", "pattern");
  private static final String TRANSCRIPT = TranscriptExported.class.getSimpleName();

  private final Pseudonyms pseudonyms;
  private final SpaceId space;

  ActivityView(Pseudonyms pseudonyms, SpaceId space) {
    this.pseudonyms = pseudonyms;
    this.space = space;
  }

  /// Of a transcript `from` is a time.
  static boolean isHidden(String event, String name) {
    return HIDDEN.contains(name) && !event.equals(TRANSCRIPT);
  }

  ActivityEntry of(AuditFacts facts) {
    SortedMap<String, String> details = new TreeMap<>();
    SortedMap<String, Pseudonym> people = new TreeMap<>();
    var written = EntryDetails.of(facts);
    written.keySet().removeIf(name -> isHidden(facts.event(), name));
    written.forEach((name, text) -> {
      if (DIGEST.matcher(text).matches()) {
        people.put(name, pseudonyms.of(space, text));
      }
      details.put(name, people.containsKey(name) ? people.get(name).label() : text);
    });
    return new ActivityEntry(
        facts.sequence(),
        facts.recordedAt(),
        facts.event(),
        Optional.ofNullable(facts.actor()).map(digest -> pseudonyms.of(space, digest)),
        details,
        people);
  }
}
