package org.fovea.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.fovea.service.document.DocumentDesk;
import org.fovea.service.document.DocumentService;
import org.fovea.web.login.CurrentCaller;

/// What waits for those who run the site, `admin.xhtml`.
@Named
@RequestScoped
public class Reminders {
  @Inject DocumentService documents;
  @Inject Console console;
  @Inject CurrentCaller caller;

  /// Whether some document has to be read through again.
  public boolean isReviewDue() {
    return console.isOffered()
        && documents.desk(caller.get()).stream().anyMatch(DocumentDesk::overdue);
  }
}
