package org.fovea.web.page.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.instrument.InstrumentFault;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.space.ExId;
import org.fovea.service.institution.InstitutionService;
import org.fovea.service.instrument.DrawnToken;
import org.fovea.service.instrument.InstrumentDesk;
import org.fovea.service.instrument.InstrumentView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.Ids;
import org.fovea.web.page.shared.Messages;

/// The instruments of all institutions, `admin/instruments.xhtml`. Holds what is shown, decides
/// nothing.
@Named
@ViewScoped
public class InstrumentDeskPage implements Serializable {
  @Inject InstrumentDesk desk;
  @Inject InstitutionService institutions;
  @Inject Console console;
  @Inject CurrentCaller caller;
  @Inject Messages messages;

  private List<Row> rows = List.of();
  private List<Owner> owners = List.of();
  private String owner = "";
  private String title = "";
  private String token = ""; // until the next act of this page

  /// An instrument of the list.
  ///
  /// @param tokenSince the day of its token; empty if that was revoked
  /// @param exId number of the experiment in which it is active, or an empty text
  /// @param seen when its hub was last heard of, or an empty text
  /// @param trouble what troubles it, in a sentence, or an empty text
  public record Row(
      String id,
      String title,
      String institution,
      String tokenSince,
      String exId,
      boolean connected,
      String seen,
      String trouble)
      implements Serializable {
    static Row of(InstrumentView instrument) {
      return new Row(
          instrument.id().value(),
          instrument.title(),
          instrument.institutionName(),
          instrument.tokenDrawnAt().map(Figures::day).orElse(""),
          instrument.exId().map(ExId::value).orElse(""),
          instrument.connected(),
          instrument.lastSeenAt().map(Figures::moment).orElse(""),
          instrument.report().fault().map(Row::sentence).orElse(""));
    }

    private static String sentence(InstrumentFault fault) {
      return Messages.text("fault." + fault.name());
    }
  }

  /// An institution that can have an instrument.
  public record Owner(String id, String name) implements Serializable {}

  /// The view action.
  public void load() {
    if (!console.isOffered()) {
      return;
    }
    rows = desk.list(caller.get()).stream().map(Row::of).toList();
    owners =
        institutions.list(caller.get()).stream()
            .filter(each -> each.retiredAt().isEmpty())
            .map(each -> new Owner(each.id().value(), each.name()))
            .toList();
  }

  /// Makes the instrument that the form tells of.
  public void make() {
    draw(
        () -> desk.make(caller.get(), Ids.get(owner, InstitutionId::new), title),
        "admin.instrument.made");
  }

  /// Draws another token.
  ///
  /// @param id as the browser sent it
  public void rotate(String id) {
    draw(
        () -> desk.rotate(caller.get(), Ids.get(id, InstrumentId::new)),
        "admin.instrument.rotated");
  }

  private void draw(Supplier<DrawnToken> act, String done) {
    token = "";
    if (messages.attempt(() -> token = act.get().token(), done)) {
      title = "";
    }
    load();
  }

  /// Lets no token of an instrument count.
  ///
  /// @param id as the browser sent it
  public void revoke(String id) {
    token = "";
    messages.attempt(
        () -> desk.revoke(caller.get(), Ids.get(id, InstrumentId::new)),
        "admin.instrument.revoked");
    load();
  }

  /// Deactivates an instrument wherever it is active.
  ///
  /// @param id as the browser sent it
  public void release(String id) {
    token = "";
    messages.attempt(
        () -> desk.release(caller.get(), Ids.get(id, InstrumentId::new)),
        "admin.instrument.released");
    load();
  }

  public List<Row> getRows() {
    return rows;
  }

  public List<Owner> getOwners() {
    return owners;
  }

  /// The token that was just drawn, or an empty text.
  public String getToken() {
    return token;
  }

  public String getOwner() {
    return owner;
  }

  public void setOwner(String owner) {
    this.owner = owner;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }
}
