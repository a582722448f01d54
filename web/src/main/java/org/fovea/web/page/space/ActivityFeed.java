package org.fovea.web.page.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.fovea.service.access.Permission;
import org.fovea.service.audit.ActivityEntry;
import org.fovea.service.audit.AuditTrail;
import org.fovea.service.audit.Pseudonym;
import org.fovea.service.space.SpaceView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Figures;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// What happened in a space, `activity.xhtml`. What is shown stands in the address, so the page
/// keeps no state.
@Named
@RequestScoped
public class ActivityFeed {
  private static final int STEP = 50;
  private static final int USUAL_MONTHS = 12;

  @Inject
  @Param(name = "roles")
  @Nullable String wantedRoles;

  @Inject
  @Param(name = "before")
  @Nullable String wantedBefore;

  @Inject AuditTrail trail;
  @Inject SpaceHead head;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  private List<Line> lines = List.of();
  private OptionalLong next = OptionalLong.empty();
  private boolean exportable;

  /// One entry in words.
  ///
  /// @param actor who did it; none if the system did
  /// @param sentence what they did
  /// @param at as ISO 8601 writes it
  /// @param day the same as a day
  public record Line(List<Pseudonym> actor, List<Sentence.Part> sentence, String at, String day) {}

  /// The view action, after that of [SpaceHead].
  public void load() {
    head.ifOpen(this::open);
  }

  private void open(SpaceView view) {
    var before =
        wantedBefore != null && wantedBefore.matches("\\d{1,18}")
            ? OptionalLong.of(Long.parseLong(wantedBefore))
            : OptionalLong.empty();
    var page =
        isRoles()
            ? trail.roleLog(caller.get(), view.id(), before, STEP)
            : trail.activity(caller.get(), view.id(), before, STEP);
    var sentence = new Sentence(view.id());
    lines = page.entries().stream().map(entry -> line(sentence, entry)).toList();
    next = page.next();
    exportable = view.may().contains(Permission.EXPORT_TRANSCRIPT);
  }

  private static Line line(Sentence sentence, ActivityEntry entry) {
    return new Line(
        entry.actor().stream().toList(),
        sentence.of(entry),
        entry.recordedAt().toString(),
        Figures.day(entry.recordedAt()));
  }

  public List<Line> getLines() {
    return lines;
  }

  /// Whether only what changed roles is shown.
  public boolean isRoles() {
    return "only".equals(wantedRoles);
  }

  /// Before which entry the next page begins, or an empty text if this is the last.
  public String getNext() {
    return next.isPresent() ? String.valueOf(next.getAsLong()) : "";
  }

  /// Whether this is not the first page.
  public boolean isContinued() {
    return wantedBefore != null;
  }

  /// Whether the person in front of the page may take a transcript.
  public boolean isExportable() {
    return exportable;
  }

  /// The first day of the period that is offered for a transcript.
  public String getFirstDay() {
    return today().minusMonths(USUAL_MONTHS).toString();
  }

  /// The last day of it: today, in UTC as the log is.
  public String getLastDay() {
    return today().toString();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
