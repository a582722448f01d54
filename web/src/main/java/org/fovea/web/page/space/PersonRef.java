package org.fovea.web.page.space;

import java.io.Serializable;
import org.fovea.service.audit.Pseudonym;

/// What somebody is called in a space, as a page keeps it.
///
/// @param label the readable part of their pseudonym
/// @param seed from which their picture is drawn
public record PersonRef(String label, String seed) implements Serializable {
  static PersonRef of(Pseudonym person) {
    return new PersonRef(person.label(), person.seed());
  }
}
