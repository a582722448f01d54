package org.fovea.web.page.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.fovea.model.document.DocumentKind;
import org.fovea.service.account.AccountService;
import org.fovea.service.document.DocumentService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.login.ReturnPath;
import org.fovea.web.page.document.DocumentCard;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;

/// The terms of use, `terms.xhtml`, for all to read and for people to accept.
@Named
@RequestScoped
public class TermsPage {
  @Inject AccountService accounts;
  @Inject DocumentService documents;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject LoginGate gate;

  private @Nullable String back;
  private boolean due;
  private int version; // as the form was made; a newer one must be read first
  private @Nullable DocumentCard document;

  /// The view action.
  public void load() {
    var here = caller.get();
    due = here.subject().isPresent() && !accounts.me(here).termsUpToDate();
    var present = documents.current(here, DocumentKind.TERMS);
    document = DocumentCard.of(present, present.version());
    version = present.version();
  }

  /// Accepts the terms that are shown, and leads to where the person wanted to go; or says why they
  /// cannot.
  public void accept() {
    if (messages.attempt(() -> accounts.acceptTerms(caller.get(), version))) {
      gate.lead(ReturnPath.of(back).value());
    } else {
      load(); // a newer version came while this one was read
    }
  }

  /// Whether the person in front of the page has yet to accept.
  public boolean isDue() {
    return due;
  }

  /// The terms that hold now.
  public @Nullable DocumentCard getDocument() {
    return document;
  }

  /// The version that the form is about.
  public int getVersion() {
    return version;
  }

  public void setVersion(int version) {
    this.version = version;
  }

  /// Where to go afterwards, as the address of this page says.
  public @Nullable String getBack() {
    return back;
  }

  public void setBack(@Nullable String back) {
    this.back = back;
  }
}
