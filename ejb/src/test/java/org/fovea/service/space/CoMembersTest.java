package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.fovea.config.SecretSettings;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.access.SpaceRules;
import org.fovea.service.access.Standing;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.Pseudonyms;
import org.fovea.service.audit.SubjectDigest;
import org.fovea.service.shared.NotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoMembersTest {
  private static final SpaceId SPACE = new SpaceId("Space00000000000000000");
  private static final SpaceId OTHER_SPACE = new SpaceId("Other00000000000000000");
  private static final Caller ADA = person("ada");
  private static final Caller EMMY = person("emmy");

  private final KnownPaths paths = new KnownPaths();
  private final CoMembers coMembers = new CoMembers();

  @BeforeEach
  void connect() {
    var secret = new SecretSettings(new byte[32]);
    coMembers.guard = new GuardOfPaths(paths);
    coMembers.access = paths;
    coMembers.pseudonyms = new Pseudonyms(secret, new SubjectDigest(secret));
  }

  @Test
  void aMemberHasOnePseudonymInASpace() {
    paths.kinds = List.of(AccessPath.Kind.TEAM);

    assertThat(coMembers.find(ADA, SPACE)).isPresent().isEqualTo(coMembers.find(ADA, SPACE));
    assertThat(coMembers.find(EMMY, SPACE)).isNotEqualTo(coMembers.find(ADA, SPACE));
    assertThat(coMembers.find(ADA, OTHER_SPACE)).isNotEqualTo(coMembers.find(ADA, SPACE));
  }

  @Test
  void whoOnlyLooksInAnEmergencyIsNoMember() {
    paths.kinds = List.of(AccessPath.Kind.BREAK_GLASS);

    assertThat(coMembers.find(ADA, SPACE)).isEmpty();
  }

  @Test
  void aMemberWhoAlsoLooksInAnEmergencyStaysOne() {
    paths.kinds = List.of(AccessPath.Kind.BREAK_GLASS, AccessPath.Kind.ENTITLEMENT);

    assertThat(coMembers.find(ADA, SPACE)).isPresent();
  }

  @Test
  void aStrangerFindsNothing() {
    paths.kinds = List.of();

    assertThatThrownBy(() -> coMembers.find(ADA, SPACE)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> coMembers.requireStill(ADA, SPACE))
        .isInstanceOf(NotFoundException.class);
  }

  private static Caller person(String sub) {
    return new Caller.Person(new Subject("https://login.example.org", sub), Affiliations.NONE);
  }

  /// Everybody has the same ways into every space.
  private static final class KnownPaths extends AccessService {
    private List<AccessPath.Kind> kinds = List.of();

    @Override
    public List<AccessPath> explain(Caller caller, Place place) {
      return kinds.stream()
          .map(kind -> new AccessPath(kind, List.of(), Role.VIEWER, Optional.empty()))
          .toList();
    }
  }

  /// Lets in whoever has a way.
  private static final class GuardOfPaths extends Guard {
    private final KnownPaths paths;

    private GuardOfPaths(KnownPaths paths) {
      this.paths = paths;
    }

    @Override
    public Standing require(Caller caller, Permission permission, SpaceId space) {
      assertThat(permission).isEqualTo(Permission.VIEW_SPACE);
      if (paths.kinds.isEmpty()) {
        throw new NotFoundException();
      }
      return new Standing(Role.VIEWER, new SpaceRules(false, true, false));
    }
  }
}
