package org.fovea.web.page.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fovea.model.document.DocumentKind;
import org.fovea.service.document.DocumentService;
import org.fovea.service.document.DocumentView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// Policies and terms for all to read: `/policies`, `/policies/{kind}`,
/// `/policies/{kind}/{version}`, there with `with={version}` beside another one; and `/privacy`.
@Named
@RequestScoped
public class PolicyPage {
  private static final String NUMBER = "[1-9][0-9]{0,6}";

  @Inject
  @Param(pathIndex = 0)
  @Nullable String kind;

  @Inject
  @Param(pathIndex = 1)
  @Nullable String version;

  @Inject
  @Param(name = "with")
  @Nullable String with;

  @Inject DocumentService documents;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;

  private @Nullable DocumentCard document;
  private List<DocumentCard> archive = List.of();
  private List<Comparison.Row> differences = List.of();

  /// The view action of the pages below `/policies`.
  public void load() {
    var wanted = Optional.ofNullable(kind);
    if (wanted.isEmpty()) {
      archive = Arrays.stream(DocumentKind.values()).map(this::current).toList();
    } else {
      gate.show(() -> load(wanted.flatMap(DocumentKind::find).orElse(null)));
    }
  }

  /// The view action of `/privacy`.
  public void loadPrivacy() {
    load(DocumentKind.PRIVACY);
  }

  private void load(@Nullable DocumentKind wanted) {
    if (wanted == null || isNoNumber(version) || isNoNumber(with)) {
      gate.absent();
      return;
    }
    int present = documents.current(caller.get(), wanted).version();
    var all = documents.list(caller.get(), wanted);
    var shown = number(version).orElse(present);
    document = DocumentCard.of(find(wanted, shown), present);
    archive = all.stream().map(one -> DocumentCard.of(one, present)).toList();
    differences =
        number(with)
            .map(
                other -> Comparison.changes(find(wanted, other).text(), find(wanted, shown).text()))
            .orElse(List.of());
  }

  private DocumentView find(DocumentKind wanted, int number) {
    return documents.get(caller.get(), wanted, number);
  }

  private DocumentCard current(DocumentKind one) {
    var view = documents.current(caller.get(), one);
    return DocumentCard.of(view, view.version());
  }

  private static boolean isNoNumber(@Nullable String text) {
    return text != null && !text.matches(NUMBER);
  }

  private static Optional<Integer> number(@Nullable String text) {
    return Optional.ofNullable(text).map(Integer::valueOf);
  }

  /// The version that is shown; missing in the list of all documents.
  public @Nullable DocumentCard getDocument() {
    return document;
  }

  /// All versions of the document, newest first; without one the present versions of all documents.
  public List<DocumentCard> getArchive() {
    return archive;
  }

  /// With which version it is compared, or nothing.
  public @Nullable String getWith() {
    return with;
  }

  /// What differs; empty without a comparison.
  public List<Comparison.Row> getDifferences() {
    return differences;
  }
}
