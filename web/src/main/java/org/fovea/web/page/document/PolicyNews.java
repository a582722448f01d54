package org.fovea.web.page.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.fovea.service.document.DocumentService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.login.ReturnPath;
import org.jspecify.annotations.Nullable;

/// Tells people on every page which policies have changed, until they say that they have seen it.
@Named
@RequestScoped
public class PolicyNews {
  @Inject DocumentService documents;
  @Inject CurrentCaller caller;
  @Inject HttpServletRequest request;

  private @Nullable List<DocumentCard> items;

  /// New versions that the person has not seen, newest first; none for visitors.
  public List<DocumentCard> getItems() {
    if (items == null) {
      items = documents.news(caller.get()).stream().map(view -> DocumentCard.of(view, 0)).toList();
    }
    return items;
  }

  /// The address of this page, to come back to.
  public String getHere() {
    return ReturnPath.of(request).value();
  }
}
