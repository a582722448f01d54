package org.fovea.service.audit;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.space.SpaceId;

/// Makes an entry fit to be shown to the person it is about. Of what others did, the same is left
/// out as in the activity of a space; of what they did themselves, nothing.
final class OwnEntryView {
  static final String YOU = "you";
  static final String SOMEBODY = "somebody";
  private static final Set<String> ROLE_EVENTS = AuditEvent.namesOfRoleEvents();

  private final Pseudonyms pseudonyms;
  private final String self;

  /// @param self digest of the person
  OwnEntryView(Pseudonyms pseudonyms, String self) {
    this.pseudonyms = pseudonyms;
    this.self = self;
  }

  OwnEntry of(AuditFacts facts) {
    var space = Optional.ofNullable(facts.spaceId()).map(SpaceId::new);
    return new OwnEntry(
        facts.sequence(),
        facts.recordedAt(),
        facts.event(),
        space,
        Optional.ofNullable(facts.actor()).map(digest -> person(space, digest)),
        ROLE_EVENTS.contains(facts.event()),
        details(facts, space));
  }

  private SortedMap<String, String> details(AuditFacts facts, Optional<SpaceId> space) {
    boolean acted = self.equals(facts.actor());
    SortedMap<String, String> details = new TreeMap<>();
    try (var reader = Json.createReader(new StringReader(facts.details()))) {
      reader
          .readObject()
          .forEach((name, value) -> {
            if (acted || !ActivityView.isHidden(facts.event(), name)) {
              var text = value instanceof JsonString string ? string.getString() : value.toString();
              boolean person = ActivityView.DIGEST.matcher(text).matches();
              details.put(name, person ? person(space, text) : text);
            }
          });
    }
    return details;
  }

  private String person(Optional<SpaceId> space, String digest) {
    return digest.equals(self)
        ? YOU
        : space.map(where -> pseudonyms.of(where, digest).label()).orElse(SOMEBODY);
  }
}
