package org.fovea.web.page.account;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.fovea.web.login.OwnSessions;
import org.fovea.web.login.SessionView;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.Messages;

/// One's own sessions, part of `account.xhtml`.
@Named
@ViewScoped
public class SessionsPanel implements Serializable {
  @Inject OwnSessions sessions;
  @Inject Messages messages;

  private List<Row> rows = List.of();

  /// A session as the list shows it.
  ///
  /// @param device families of browser and system
  /// @param since when it began, as ISO 8601 writes it
  /// @param lastUse when it was last used, likewise
  /// @param here whether it is this one
  public record Row(
      String id,
      String device,
      String since,
      String sinceDay,
      String lastUse,
      String lastDay,
      boolean here)
      implements Serializable {

    private static Row of(SessionView session) {
      return new Row(
          session.id(),
          Messages.text(
              "session.device",
              Messages.text("browser." + session.device().browser()),
              Messages.text("system." + session.device().system())),
          session.since().toString(),
          Figures.day(session.since()),
          session.lastUse().toString(),
          Figures.day(session.lastUse()),
          session.here());
    }
  }

  /// The view action.
  public void load() {
    rows = sessions.list().stream().map(Row::of).toList();
  }

  /// Ends one.
  ///
  /// @param id as the browser sent it
  public void end(String id) {
    if (messages.attempt(() -> sessions.end(id))) {
      messages.info("session.ended");
    }
    load();
  }

  /// Ends all but this one.
  public void endOthers() {
    if (messages.attempt(sessions::endOthers)) {
      messages.info("session.ended-others");
    }
    load();
  }

  public List<Row> getRows() {
    return rows;
  }
}
