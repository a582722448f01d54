package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.fovea.config.SecretSettings;
import org.fovea.model.access.Role;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.SitePermission;
import org.fovea.service.access.SpaceRules;
import org.fovea.service.access.Standing;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTrailTest {
  private static final SpaceId SPACE = new SpaceId("Space00000000000000000");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private final List<String> calls = new ArrayList<>();
  private final AuditTrail trail = new AuditTrail();
  private final Transcripts transcripts = new Transcripts();

  @BeforeEach
  void connect() {
    var secret = new SecretSettings(new byte[32]);
    trail.guard = guardThatAllowsUpTo(Permission.VIEW_SPACE);
    trail.entries = new Log();
    trail.pseudonyms = new Pseudonyms(secret, new SubjectDigest(secret));
    transcripts.guard = guardThatAllowsUpTo(Permission.VIEW_SPACE);
    transcripts.clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  }

  @Test
  void givesTheNewestFirstPageByPageWithOneQueryEach() {
    var first = trail.activity(Caller.VISITOR, SPACE, OptionalLong.empty(), 4);
    var second = trail.activity(Caller.VISITOR, SPACE, first.next(), 4);

    assertThat(first.entries()).extracting(ActivityEntry::sequence).containsExactly(7L, 6L, 5L, 4L);
    assertThat(second.entries()).extracting(ActivityEntry::sequence).containsExactly(3L, 2L, 1L);
    assertThat(second.next()).isEmpty();
    assertThat(calls).containsExactly("guard", "query", "guard", "query");
  }

  @Test
  void aPageThatJustHoldsTheRestIsTheLast() {
    assertThat(trail.activity(Caller.VISITOR, SPACE, OptionalLong.empty(), 7).next()).isEmpty();
    assertThat(trail.activity(Caller.VISITOR, SPACE, OptionalLong.of(1), 7).entries()).isEmpty();
  }

  @Test
  void theRoleLogAsksForTheEventsThatChangeRolesOnly() {
    trail.roleLog(Caller.VISITOR, SPACE, OptionalLong.empty(), 4);

    assertThat(calls.getLast())
        .contains("PersonalRepositoryOpened", "SpaceCreated", "RoleChanged", "BreakGlassOpened")
        .doesNotContain("Image", "Folder", "Stage");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 201})
  void aPageHasOneToTwoHundredEntries(int limit) {
    assertThatThrownBy(() -> trail.activity(Caller.VISITOR, SPACE, OptionalLong.empty(), limit))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> trail.roleLog(Caller.VISITOR, SPACE, OptionalLong.empty(), limit))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void strangersAreRefusedBeforeAnythingIsRead() {
    trail.guard = new Refusing(new NotFoundException());
    transcripts.guard = new Refusing(new NotFoundException());

    assertThatThrownBy(() -> trail.activity(Caller.VISITOR, SPACE, OptionalLong.empty(), 0))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> trail.roleLog(Caller.VISITOR, SPACE, OptionalLong.empty(), 0))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> transcripts.export(Caller.VISITOR, SPACE, DAY, DAY.minusDays(1)))
        .isInstanceOf(NotFoundException.class);
    assertThat(calls).isEmpty();
  }

  @Test
  void whoMayOnlyLookGetsNoTranscript() {
    assertThatThrownBy(() -> transcripts.export(Caller.VISITOR, SPACE, DAY, DAY))
        .isInstanceOf(DeniedException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22, 2026-11-21",
    "1969-12-31, 2026-11-22",
    "2026-11-22, 9999-01-01",
    "2026-11-22, +999999999-12-31"
  })
  void aPeriodEndsAfterItBeginsAndIsWithinReach(LocalDate first, LocalDate last) {
    transcripts.guard = guardThatAllowsUpTo(Permission.EXPORT_TRANSCRIPT);

    assertThatThrownBy(() -> transcripts.export(Caller.VISITOR, SPACE, first, last))
        .isInstanceOf(InvalidException.class);
  }

  private Guard guardThatAllowsUpTo(Permission strongest) {
    return new Guard() {
      @Override
      public Standing require(Caller caller, Permission permission, SpaceId space) {
        calls.add("guard");
        if (permission.compareTo(strongest) > 0) {
          throw new DeniedException("role-too-weak", "Your role does not allow this.");
        }
        return new Standing(Role.VIEWER, new SpaceRules(false, true, false));
      }

      @Override
      public boolean maySite(Caller caller, SitePermission permission) {
        return false;
      }
    };
  }

  private static final class Refusing extends Guard {
    private final RuntimeException refusal;

    Refusing(RuntimeException refusal) {
      this.refusal = refusal;
    }

    @Override
    public Standing require(Caller caller, Permission permission, SpaceId space) {
      throw refusal;
    }

    @Override
    public boolean maySite(Caller caller, SitePermission permission) {
      return false;
    }
  }

  /// Seven entries.
  private final class Log extends SpaceEntries {
    @Override
    List<AuditFacts> before(SpaceId space, long before, int limit) {
      calls.add("query");
      return LongStream.of(7, 6, 5, 4, 3, 2, 1)
          .filter(sequence -> sequence < before)
          .limit(limit)
          .mapToObj(
              n -> new AuditFacts(n, Instant.EPOCH, "ImageDeleted", null, space.value(), "{}"))
          .toList();
    }

    @Override
    List<AuditFacts> before(SpaceId space, long before, int limit, Collection<String> events) {
      calls.add("query " + events);
      return List.of();
    }
  }
}
