package org.fovea.service.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;

/// A typed fact worth recording: always a record. Its simple class name is the event's name in the
/// log, and the names of its components are those of the entry's details; neither may change.
///
/// An event holds identifiers, numbers, enums and what administrators configure, never a name of a
/// person or a file: the log outlives both.
public sealed interface AuditEvent
    permits AccountEvent,
        ImageEvent,
        SpaceEvent,
        MemberEvent,
        SiteEvent,
        DocumentEvent,
        RetentionEvent {

  /// An event of one space. The space has a column of its own in the log.
  interface InSpace {
    SpaceId space();
  }

  /// An event that is about another person than the one who acts. They stand in the details as
  /// `person`, by their keyed digest.
  interface AboutPerson {
    Subject person();
  }

  /// An event that changes who may do what in a space. Together these are its role log.
  interface OfRoles {}

  /// The space it happened in, or empty if in none.
  default Optional<SpaceId> where() {
    return this instanceof InSpace event ? Optional.of(event.space()) : Optional.empty();
  }

  /// Whom it is about besides the one who acts.
  default Optional<Subject> about() {
    return this instanceof AboutPerson event ? Optional.of(event.person()) : Optional.empty();
  }

  /// The names of all events that change who may do what.
  static Set<String> namesOfRoleEvents() {
    return Arrays.stream(AuditEvent.class.getPermittedSubclasses())
        .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
        .filter(OfRoles.class::isAssignableFrom)
        .map(Class::getSimpleName)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The fact's own fields by name; what is empty is left out.
  default Map<String, String> details() {
    Map<String, String> details = new TreeMap<>();
    for (var component : getClass().getRecordComponents()) {
      boolean apart =
          component.getType() == Subject.class
              || (this instanceof InSpace && component.getName().equals("space"));
      if (!apart) {
        text(value(component)).ifPresent(text -> details.put(component.getName(), text));
      }
    }
    return details;
  }

  private Object value(RecordComponent component) {
    try {
      return component.getAccessor().invoke(this);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("an audit event cannot be read", e);
    }
  }

  private static Optional<String> text(Object value) {
    return value instanceof Optional<?> optional
        ? optional.map(Object::toString)
        : Optional.of(value.toString());
  }
}
