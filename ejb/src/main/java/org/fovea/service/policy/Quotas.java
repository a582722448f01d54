package org.fovea.service.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.fovea.model.institution.InstitutionId;
import org.fovea.service.shared.TooLargeException;

/// How much people and institutions may keep here. Only originals count, not what is made of them,
/// and what is announced counts as if it were here.
@ApplicationScoped
public class Quotas {
  @Inject Policies policies;

  /// Returns if there is room for `wantedBytes` more.
  ///
  /// @param ofInstitution of the institution that owns the space; empty in a personal repository
  /// @throws TooLargeException if not; says how much there may be, how much there is, and what to
  ///   do
  public void require(
      long usedByPerson, Optional<UsedByInstitution> ofInstitution, long wantedBytes) {
    require(ofPerson(), usedByPerson, wantedBytes, Whose.PERSON);
    ofInstitution.ifPresent(used -> require(used, wantedBytes));
  }

  /// Returns if an institution has room for `wantedBytes` more that come from elsewhere on the
  /// site.
  ///
  /// @throws TooLargeException if not, as the other
  public void require(UsedByInstitution used, long wantedBytes) {
    require(of(used.institution()), used.bytes(), wantedBytes, Whose.INSTITUTION);
  }

  /// How many bytes a person may keep.
  public long ofPerson() {
    return policies.book().bytesOfPerson();
  }

  /// How many bytes the spaces of an institution may hold.
  public long of(InstitutionId institution) {
    return policies.book().bytesOf(institution);
  }

  private static void require(long limit, long used, long wanted, Whose whose) {
    if (wanted > limit - used) { // written so that it cannot overflow
      throw new TooLargeException(whose.code, whose.sentence(limit, used, wanted));
    }
  }

  private enum Whose {
    PERSON(
        "person-quota",
        "You may keep %s here and have %s, so there is no room for %s more. Delete images of yours"
            + " that nobody needs, or ask the administrators of this site for more room."),
    INSTITUTION(
        "institution-quota",
        "The institution that owns this space may keep %s here and has %s, so there is no room for"
            + " %s more. Ask the administrators of this site for more room.");

    private final String code;
    private final String sentence;

    Whose(String code, String sentence) {
      this.code = code;
      this.sentence = sentence;
    }

    String sentence(long limit, long used, long wanted) {
      return sentence.formatted(
          ByteCount.words(limit), ByteCount.words(used), ByteCount.words(wanted));
    }
  }
}
