package org.fovea.service.audit;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What an event is about.
public enum EventKind {
  ACCOUNT(AccountEvent.class),
  SITE(SiteEvent.class),
  SPACE(SpaceEvent.class),
  MEMBER(MemberEvent.class),
  IMAGE(ImageEvent.class),
  RETENTION(RetentionEvent.class),
  DOCUMENT(DocumentEvent.class);

  private final Class<? extends AuditEvent> kind;

  EventKind(Class<? extends AuditEvent> kind) {
    this.kind = kind;
  }

  /// The names of its events, as the log holds them.
  Set<String> events() {
    return Arrays.stream(kind.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toUnmodifiableSet());
  }
}
