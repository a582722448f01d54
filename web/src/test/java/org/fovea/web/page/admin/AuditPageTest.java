package org.fovea.web.page.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.fovea.service.access.Caller;
import org.fovea.service.audit.EventKind;
import org.fovea.service.audit.LogState;
import org.fovea.service.audit.SigningState;
import org.fovea.service.audit.SigningState.Trouble;
import org.fovea.service.audit.SiteLog;
import org.fovea.service.audit.SiteLogEntry;
import org.fovea.service.audit.SiteLogFilter;
import org.fovea.service.audit.SiteLogPage;
import org.fovea.service.shared.InvalidException;
import org.fovea.web.page.space.SomeSpace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditPageTest {
  private static final String ACTOR = "0123456789abcdef".repeat(4);
  private static final String OTHER = "fedcba9876543210".repeat(4);
  private final AuditPage page = new AuditPage();
  private final List<SiteLogFilter> asked = new ArrayList<>();

  @BeforeEach
  void setUp() {
    page.log = new Log();
    page.caller = new SomeSpace.Somebody();
  }

  @Test
  void tellsInWordsWhoDidWhatUnderShortDigests() {
    page.load();

    var line = page.getLines().getFirst();
    assertThat(line.sentence()).isEqualTo("changed the role of fedcba9876… from Viewer to Manager");
    assertThat(line.actor()).isEqualTo("0123456789…");
    assertThat(line.digest()).isEqualTo(ACTOR);
    assertThat(line.details()).containsEntry("person", OTHER);
    assertThat(line.moment()).isEqualTo("22\u00a0Nov\u00a02026, 04:31\u00a0UTC");
    assertThat(line.space()).isEqualTo(SomeSpace.ID.value());
  }

  @Test
  void asksForWhatTheAddressSaysAndKeepsItInTheNextOne() {
    page.wantedFrom = "2026-11-01";
    page.wantedTo = "2026-11-30";
    page.wantedKind = "MEMBER";

    page.load();

    assertThat(asked)
        .containsExactly(
            new SiteLogFilter(
                Optional.of(LocalDate.of(2026, 11, 1)),
                Optional.of(LocalDate.of(2026, 11, 30)),
                Optional.of(EventKind.MEMBER)));
    assertThat(page.isFiltered()).isTrue();
    assertThat(page.getOlder())
        .isEqualTo("/admin/audit?from=2026-11-01&to=2026-11-30&kind=MEMBER&before=7");
  }

  @Test
  void showsEverythingIfTheAddressMakesNoSense() {
    page.wantedFrom = "yesterday";
    page.wantedTo = "";
    page.wantedKind = "<script>";
    page.wantedBefore = "-1";

    page.load();

    assertThat(asked)
        .containsExactly(new SiteLogFilter(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(page.isContinued()).isFalse();
    assertThat(page.getNewest()).isEqualTo("/admin/audit");
  }

  @Test
  void saysWhyAPeriodIsNone() {
    page.wantedFrom = "2026-11-02";
    page.wantedTo = "2026-11-01";

    page.load();

    assertThat(page.getProblem()).isEqualTo("The last day is before the first.");
    assertThat(page.getLines()).isEmpty();
  }

  private final class Log extends SiteLog {
    @Override
    public SiteLogPage entries(
        Caller caller, SiteLogFilter filter, OptionalLong before, int limit) {
      asked.add(filter);
      if (filter.from().isPresent() && filter.from().get().isAfter(filter.until().orElseThrow())) {
        throw new InvalidException("period", "The last day is before the first.");
      }
      var details = new TreeMap<>(Map.of("person", OTHER, "former", "VIEWER", "next", "MANAGER"));
      var entry =
          new SiteLogEntry(
              7,
              Instant.parse("2026-11-22T04:31:05.123456Z"),
              "RoleChanged",
              Optional.of(ACTOR),
              Optional.of(SomeSpace.ID),
              details);
      return new SiteLogPage(List.of(entry), OptionalLong.of(7));
    }

    @Override
    public LogState state(Caller caller) {
      return new LogState(9, new SigningState(Trouble.NONE, 7, Instant.EPOCH));
    }
  }
}
