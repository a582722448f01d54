package org.fovea.web.page.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.fovea.model.space.BreakGlassId;
import org.fovea.model.space.Cause;
import org.fovea.model.space.SpaceId;
import org.fovea.service.space.BreakGlassService;
import org.fovea.service.space.BreakGlassView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// Looks into spaces in an emergency, `admin/break-glass.xhtml`. Holds what is shown, decides
/// nothing.
@Named
@ViewScoped
public class BreakGlassPage implements Serializable {
  private static final int STEP = 25;

  @Inject
  @Param(name = "from")
  @Nullable String wantedFirst;

  @Inject BreakGlassService glasses;
  @Inject ChosenSpace chosen;
  @Inject CurrentCaller caller;
  @Inject Messages messages;

  private String space = "";
  private int first;
  private List<Row> rows = List.of();
  private long total;
  private Cause cause = Cause.SECURITY_INCIDENT;
  private String reference = "";

  /// One look.
  ///
  /// @param spaceName what the space is called, or an empty text if that is not to be told
  /// @param opened as ISO 8601 writes it; `openedDay` is the same as a day
  /// @param ends likewise
  /// @param current whether it goes on
  /// @param mine whether it is that of the person in front of the page
  public record Row(
      String id,
      String space,
      String spaceName,
      Cause cause,
      String reference,
      String opened,
      String openedDay,
      String ends,
      String endsDay,
      boolean current,
      boolean mine)
      implements Serializable {
    static Row of(BreakGlassView glass) {
      return new Row(
          glass.id().value(),
          glass.space().value(),
          glass.spaceName().orElse(""),
          glass.cause(),
          glass.reference(),
          glass.openedAt().toString(),
          Figures.moment(glass.openedAt()),
          glass.endsAt().toString(),
          Figures.moment(glass.endsAt()),
          glass.open(),
          glass.mine());
    }
  }

  /// The view action, after that of [ChosenSpace].
  public void load() {
    space = chosen.getId();
    first =
        wantedFirst != null && wantedFirst.matches("\\d{1,6}") ? Integer.parseInt(wantedFirst) : 0;
    reload();
  }

  private void reload() {
    var page = glasses.list(caller.get(), first, STEP);
    rows = page.looks().stream().map(Row::of).toList();
    total = page.total();
  }

  /// Opens the chosen space for the person in front of the page.
  public void open() {
    if (messages.attempt(
        () -> glasses.open(caller.get(), Ids.get(space, SpaceId::new), cause, reference.strip()),
        "break-glass.opened")) {
      reference = "";
      first = 0;
    }
    reload();
  }

  /// Ends one.
  ///
  /// @param id as the browser sent it
  public void end(String id) {
    messages.attempt(
        () -> glasses.end(caller.get(), Ids.get(id, BreakGlassId::new)), "break-glass.ended");
    reload();
  }

  /// Identifier of the space that is chosen, or an empty text.
  public String getSpace() {
    return space;
  }

  /// The looks on this page, newest first.
  public List<Row> getRows() {
    return rows;
  }

  /// How many looks there are.
  public long getTotal() {
    return total;
  }

  /// How many newer ones are not on this page.
  public int getFirst() {
    return first;
  }

  /// With how many left out the page before begins.
  public int getBefore() {
    return Math.max(0, first - STEP);
  }

  /// With how many left out the next page begins.
  public int getNext() {
    return first + STEP;
  }

  public Cause[] getCauses() {
    return Cause.values();
  }

  public Cause getCause() {
    return cause;
  }

  public void setCause(Cause cause) {
    this.cause = cause;
  }

  public String getReference() {
    return reference;
  }

  public void setReference(String reference) {
    this.reference = reference;
  }
}
