package org.fovea.web.page.space;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.instrument.InstrumentService;
import org.fovea.service.space.SpaceView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;

/// The instruments that send into an experiment, `fragments/instruments.xhtml`. Holds what is
/// shown, decides nothing.
@Named
@ViewScoped
public class InstrumentsPage implements Serializable {
  @Inject InstrumentService instruments;
  @Inject SpaceHead head;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject LoginGate gate;

  private String space = "";
  private boolean useful;
  private boolean changeable;
  private List<InstrumentRow> rows = List.of();
  private List<InstrumentRow> idle = List.of();
  private String chosen = "";

  /// The view action, after that of [SpaceHead].
  public void load() {
    head.ifOpen(this::open);
  }

  private void open(SpaceView view) {
    space = view.id().value();
    useful = view.kind() == SpaceKind.EXPERIMENT;
    changeable = useful && head.may("ACTIVATE_INSTRUMENTS");
    if (useful) {
      reload();
    }
  }

  private void reload() {
    var id = new SpaceId(space);
    rows = instruments.active(caller.get(), id).stream().map(InstrumentRow::of).toList();
    idle =
        changeable
            ? instruments.idle(caller.get(), id).stream().map(InstrumentRow::of).toList()
            : List.of();
  }

  /// Lets the chosen one send here.
  public void activate() {
    messages.attempt(
        () ->
            instruments.activate(
                caller.get(), new SpaceId(space), Ids.get(chosen, InstrumentId::new)),
        "instruments.activated");
    gate.show(this::reload);
  }

  /// Lets one send no more.
  ///
  /// @param id as the browser sent it
  public void deactivate(String id) {
    messages.attempt(
        () ->
            instruments.deactivate(
                caller.get(), new SpaceId(space), Ids.get(id, InstrumentId::new)),
        "instruments.deactivated");
    gate.show(this::reload);
  }

  /// Whether spaces of this kind have instruments at all.
  public boolean isUseful() {
    return useful;
  }

  /// Whether the person in front of the page may activate instruments.
  public boolean isChangeable() {
    return changeable;
  }

  /// Those that are active here.
  public List<InstrumentRow> getRows() {
    return rows;
  }

  /// Those that could be.
  public List<InstrumentRow> getIdle() {
    return idle;
  }

  public String getChosen() {
    return chosen;
  }

  public void setChosen(String chosen) {
    this.chosen = chosen;
  }
}
