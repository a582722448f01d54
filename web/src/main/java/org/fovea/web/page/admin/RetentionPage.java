package org.fovea.web.page.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.fovea.model.retention.Held;
import org.fovea.model.retention.HoldCause;
import org.fovea.model.retention.HoldOrder;
import org.fovea.model.retention.LegalHoldId;
import org.fovea.model.retention.RetentionClass;
import org.fovea.service.retention.LegalHoldService;
import org.fovea.service.retention.LegalHoldView;
import org.fovea.service.retention.RetentionService;
import org.fovea.service.retention.RetentionView;
import org.fovea.service.retention.RunView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.Messages;
import org.fovea.web.page.shared.Spans;
import org.jspecify.annotations.Nullable;

/// What is deleted when, and what must not be, `admin/retention.xhtml`. Holds what is shown,
/// decides nothing.
@Named
@ViewScoped
public class RetentionPage implements Serializable {
  @Inject RetentionService retention;
  @Inject LegalHoldService holds;
  @Inject Console console;
  @Inject Messages messages;
  @Inject CurrentCaller caller;

  private List<Rule> rules = List.of();
  private List<Run> runs = List.of();
  private List<Hold> held = List.of();
  private @Nullable Instant doubtedSince;
  private Held on = Held.SPACE;
  private String target = "";
  private HoldCause cause = HoldCause.COURT_ORDER;
  private String reference = "";

  /// A line of the matrix; times are missing where there is no job.
  public record Rule(
      String kind,
      String kept,
      String keeper,
      @Nullable Instant last,
      @Nullable Instant next,
      String removed,
      boolean unfinished,
      boolean job)
      implements Serializable {}

  /// A line of the report.
  public record Run(
      long number,
      String kind,
      Instant dueBefore,
      Instant started,
      String took,
      String removed,
      int resumed)
      implements Serializable {}

  /// A legal hold.
  public record Hold(
      String id,
      Held on,
      String target,
      HoldCause cause,
      String reference,
      Instant placed,
      @Nullable Instant lifted)
      implements Serializable {}

  /// The view action.
  public void load() {
    if (console.isOffered()) {
      var here = caller.get();
      rules = retention.matrix(here).stream().map(RetentionPage::rule).toList();
      runs = retention.report(here).stream().map(RetentionPage::run).toList();
      held = holds.list(here).stream().map(RetentionPage::hold).toList();
      doubtedSince = retention.clockDoubtedSince(here).orElse(null);
    }
  }

  private static Rule rule(RetentionView view) {
    return new Rule(
        view.rule().kind().name(),
        Spans.kept(view.rule()),
        view.rule().keeper().name(),
        view.lastRun().orElse(null),
        view.nextRun().orElse(null),
        Figures.grouped(view.removedLately()),
        view.unfinished(),
        view.rule().interval().isPresent());
  }

  private static Run run(RunView view) {
    return new Run(
        view.number(),
        view.kind().name(),
        view.dueBefore(),
        view.startedAt(),
        view.took().map(RetentionPage::words).orElse(Messages.text("retention.unfinished")),
        Figures.grouped(view.removed()),
        view.resumed());
  }

  private static String words(Duration took) {
    return took.toSeconds() == 0
        ? took.toMillis() + " ms"
        : Figures.grouped(took.toSeconds()) + " s";
  }

  private static Hold hold(LegalHoldView view) {
    var order = view.order();
    return new Hold(
        view.id().value(),
        order.held(),
        order.target(),
        order.cause(),
        order.reference(),
        view.placedAt(),
        view.liftedAt().orElse(null));
  }

  /// Has a job run now.
  ///
  /// @param kind as the browser sent it
  public void run(String kind) {
    messages.attempt(
        () -> retention.run(caller.get(), RetentionClass.valueOf(kind)), "retention.asked");
    load();
  }

  /// Says that the clock is right.
  public void confirmClock() {
    messages.attempt(() -> retention.confirmClock(caller.get()), "retention.clock-confirmed");
    load();
  }

  /// Places the hold that the form says.
  public void place() {
    var order = new HoldOrder(on, target.strip(), cause, reference.strip());
    if (messages.attempt(() -> holds.place(caller.get(), order), "hold.placed")) {
      target = "";
      reference = "";
    }
    load();
  }

  /// Lifts a hold.
  ///
  /// @param id as the browser sent it
  public void lift(String id) {
    messages.attempt(() -> holds.lift(caller.get(), new LegalHoldId(id)), "hold.lifted");
    load();
  }

  /// A moment as the page writes it; scripts put the browser's own time in its place.
  public String day(Instant moment) {
    return Figures.day(moment);
  }

  public List<Rule> getRules() {
    return rules;
  }

  public List<Run> getRuns() {
    return runs;
  }

  public List<Hold> getHolds() {
    return held;
  }

  /// Since when the clock is not trusted, or nothing.
  public @Nullable Instant getDoubtedSince() {
    return doubtedSince;
  }

  public List<Held> getThings() {
    return Arrays.asList(Held.values());
  }

  public List<HoldCause> getCauses() {
    return Arrays.asList(HoldCause.values());
  }

  public Held getOn() {
    return on;
  }

  public void setOn(Held on) {
    this.on = on;
  }

  public String getTarget() {
    return target;
  }

  public void setTarget(String target) {
    this.target = target;
  }

  public HoldCause getCause() {
    return cause;
  }

  public void setCause(HoldCause cause) {
    this.cause = cause;
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }
}
