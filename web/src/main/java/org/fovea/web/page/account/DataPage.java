package org.fovea.web.page.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fovea.model.shared.PublicId;
import org.fovea.service.account.AccountService;
import org.fovea.service.account.Me;
import org.fovea.service.account.RestrictionService;
import org.fovea.service.audit.OwnTrail;
import org.fovea.service.disclosure.HeldData;
import org.fovea.service.disclosure.HeldSummary;
import org.fovea.service.upload.UploadList;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.account.HeldRow.Kept;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// All that is held of oneself, `account/data.xhtml`. Long lists are cut at a hundred, but for
/// images and the audit log, which go on at an address of their own.
@Named
@RequestScoped
public class DataPage {
  private static final int ENTRIES = 50;

  @Inject
  @Param(name = "images")
  @Nullable String wantedImages;

  @Inject
  @Param(name = "log")
  @Nullable String wantedLog;

  @Inject AccountService accounts;
  @Inject HeldData held;
  @Inject UploadList uploads;
  @Inject OwnTrail trail;
  @Inject RestrictionService restriction;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;
  @Inject Messages messages;

  private Optional<Me.Entry> account = Optional.empty();
  private HeldSummary summary = new HeldSummary(0, 0, 0, 0);
  private Kept roles = Kept.NOTHING;
  private Kept images = Kept.NOTHING;
  private Kept sending = Kept.NOTHING;
  private Kept folders = Kept.NOTHING;
  private Kept shares = Kept.NOTHING;
  private Kept invitations = Kept.NOTHING;
  private Kept links = Kept.NOTHING;
  private Kept handOvers = Kept.NOTHING;
  private Kept looks = Kept.NOTHING;
  private Kept log = Kept.NOTHING;

  /// The view action.
  public void load() {
    if (gate.admitsPerson()) {
      show();
    }
  }

  private void show() {
    var here = caller.get();
    account = accounts.me(here).entry();
    if (account.isEmpty()) {
      return;
    }
    summary = held.summary(here);
    roles = HeldRow.roles(held.roles(here, Optional.empty()));
    images = HeldRow.images(held.images(here, after()));
    sending = HeldRow.uploads(uploads.of(here));
    folders = HeldRow.folders(held.folders(here, Optional.empty()));
    shares = HeldRow.shares(held.shares(here, Optional.empty()));
    invitations = HeldRow.invitations(held.invitations(here, Optional.empty()));
    links = HeldRow.links(held.links(here, Optional.empty()));
    handOvers = HeldRow.handOvers(held.handOvers(here, Optional.empty()));
    looks = HeldRow.looks(held.looks(here, Optional.empty()));
    log = HeldRow.log(trail.list(here, before(), ENTRIES));
  }

  private Optional<String> after() {
    return Optional.ofNullable(wantedImages).filter(id -> id.matches(PublicId.PATTERN));
  }

  private OptionalLong before() {
    return wantedLog != null && wantedLog.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(wantedLog))
        : OptionalLong.empty();
  }

  /// Restricts the processing of one's data.
  public void restrict() {
    messages.attempt(() -> restriction.restrict(caller.get()), "restriction.done");
    show();
  }

  /// Lifts that.
  public void lift() {
    messages.attempt(() -> restriction.lift(caller.get()), "restriction.lifted");
    show();
  }

  /// Whether anything is stored at all.
  public boolean isStored() {
    return accounts.me(caller.get()).entry().isPresent();
  }

  /// Since which day processing is restricted; an empty text if it is not.
  public String getRestricted() {
    return accounts
        .me(caller.get())
        .entry()
        .flatMap(Me.Entry::restrictedOn)
        .map(Figures::day)
        .orElse("");
  }

  /// How much would be downloaded: `12 images, 3.4 GB`.
  public String getSize() {
    return Messages.text("export.size", summary.images(), Figures.bytes(summary.bytes()));
  }

  public HeldSummary getSummary() {
    return summary;
  }

  /// The ten lists in the order of the page.
  public List<Kept> getLists() {
    return List.of(
        roles, images, sending, folders, shares, invitations, links, handOvers, looks, log);
  }
}
