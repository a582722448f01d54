package org.fovea.service.institution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.fovea.service.access.Caller;

/// Finds out to which registered institutions somebody belongs, from what their session says.
@ApplicationScoped
public class HomeInstitutions {
  @Inject Institutions institutions;

  /// The institutions of the caller, none if they have none; one of them unless the caller belongs
  /// to several. Retired ones are left out.
  public List<HomeInstitution> of(Caller caller) {
    return switch (caller) {
      case Caller.Visitor _, Caller.Linked _, Caller.Instrument _ -> List.of();
      case Caller.Person person -> institutions.registry().homes(person.affiliations());
    };
  }
}
