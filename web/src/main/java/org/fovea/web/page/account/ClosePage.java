package org.fovea.web.page.account;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.fovea.service.account.ClosingPreview;
import org.fovea.service.account.ClosingService;
import org.fovea.service.account.Hindrance;
import org.fovea.service.account.Holdings;
import org.fovea.service.shared.InvalidException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.login.ReturnPath;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;

/// Closing one's own account, `account/close.xhtml`: what it means, who it is, and the word that
/// makes it so.
@Named
@ViewScoped
public class ClosePage implements Serializable {
  private static final Holdings NOTHING = new Holdings(0, 0, 0, 0, 0);

  @Inject ClosingService closing;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;
  @Inject Messages messages;

  private boolean there;
  private boolean hindered;
  private boolean fresh;
  private long images;
  private String bytes = "";
  private long elsewhere;
  private long roles;
  private long uploads;
  private String typed = "";

  /// The view action.
  public void load() {
    if (!gate.admitsPerson()) {
      return;
    }
    var preview = closing.preview(caller.get());
    var holdings = preview.map(ClosingPreview::holdings).orElse(NOTHING);
    there = preview.isPresent();
    hindered = preview.map(ClosingPreview::hindrances).filter(List<Hindrance>::isEmpty).isEmpty();
    fresh = closing.isFresh(caller.get(), caller.authenticated());
    images = holdings.images();
    bytes = Figures.bytes(holdings.bytes());
    elsewhere = holdings.imagesElsewhere();
    roles = holdings.roles();
    uploads = holdings.uploads();
  }

  /// Closes the account for good, if the word is right, and leads away.
  public void close() {
    if (messages.attempt(this::closeForGood)) {
      return;
    }
    load();
  }

  private void closeForGood() {
    if (!typed.strip().equalsIgnoreCase(Messages.text("close.word"))) {
      throw new InvalidException(
          "word", Messages.text("close.word-wrong", Messages.text("close.word")));
    }
    boolean complete = closing.close(caller.get(), caller.authenticated());
    gate.lead(complete ? "/?closed=all" : "/?closed=soon");
  }

  /// Where one proves anew who one is, and comes back from.
  public String getFreshLogin() {
    return ReturnPath.of("/account/close").freshLoginAddress();
  }

  /// Whether there is an account.
  public boolean isThere() {
    return there;
  }

  /// Whether something stands in the way.
  public boolean isHindered() {
    return hindered;
  }

  /// Whether the person has just proved who they are.
  public boolean isFresh() {
    return fresh;
  }

  /// How many images the personal repository holds.
  public long getImages() {
    return images;
  }

  /// The length of their originals as people read it.
  public String getBytes() {
    return bytes;
  }

  /// How many images the person uploaded into spaces of institutions.
  public long getElsewhere() {
    return elsewhere;
  }

  /// How many roles the person holds.
  public long getRoles() {
    return roles;
  }

  /// How many uploads are not complete.
  public long getUploads() {
    return uploads;
  }

  public String getTyped() {
    return typed;
  }

  public void setTyped(String typed) {
    this.typed = typed;
  }
}
