package org.fovea.web.page.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fovea.model.document.DocumentKind;
import org.fovea.service.document.DocumentDesk;
import org.fovea.service.document.DocumentDraft;
import org.fovea.service.document.DocumentService;
import org.fovea.service.shared.InvalidException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.document.Comparison;
import org.fovea.web.page.document.DocumentWriter;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.Messages;

/// Publishes policies and terms, `admin/documents.xhtml`. Holds what is shown, decides nothing.
@Named
@ViewScoped
public class DocumentsPage implements Serializable {
  @Inject DocumentService documents;
  @Inject DocumentWriter writer;
  @Inject Console console;
  @Inject Messages messages;
  @Inject CurrentCaller caller;

  private List<Row> rows = List.of();
  private DocumentKind kind = DocumentKind.PRIVACY;
  private boolean open;
  private String supplement = "";
  private String summary = "";
  private boolean material;
  private String effectiveOn = "";

  /// A document in the list.
  ///
  /// @param changed whether it would say something else if it were published now
  public record Row(
      String kind,
      String address,
      int version,
      String effectiveDay,
      String reviewedDay,
      String dueDay,
      boolean overdue,
      boolean changed)
      implements Serializable {}

  /// The view action.
  public void load() {
    if (console.isOffered()) {
      rows = documents.desk(caller.get()).stream().map(this::row).toList();
    }
  }

  private Row row(DocumentDesk desk) {
    var newest = desk.newest();
    return new Row(
        newest.kind().address(),
        "/policies/" + newest.kind().address() + "/" + newest.version(),
        newest.version(),
        Figures.day(newest.effectiveOn()),
        Figures.day(desk.reviewedOn()),
        Figures.day(desk.reviewDue()),
        desk.overdue(),
        !writer.write(newest.kind(), desk.supplement()).equals(newest.text()));
  }

  /// Opens the form for a new version.
  ///
  /// @param address of the kind, as the browser sent it
  public void prepare(String address) {
    DocumentKind.find(address)
        .ifPresent(wanted -> {
          kind = wanted;
          open = true;
          supplement = desk().supplement();
          summary = "";
          material = false;
          effectiveOn = "";
        });
  }

  public void cancel() {
    open = false;
  }

  /// Shows what would change; the page does it.
  public void compare() {
    // the getter compares what the form now says
  }

  /// Publishes what the form says.
  public void publish() {
    if (messages.attempt(this::store, "admin.document.published")) {
      open = false;
    }
    load();
  }

  private void store() {
    var text = writer.write(kind, supplement);
    documents.publish(
        caller.get(), kind, new DocumentDraft(text, supplement, summary, material, day()));
  }

  private Optional<LocalDate> day() {
    try {
      return Optional.of(effectiveOn.strip()).filter(day -> !day.isEmpty()).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw new InvalidException("document-day", "Write the day as 2026-11-22.");
    }
  }

  /// Notes that a document was read through.
  ///
  /// @param address of the kind, as the browser sent it
  public void review(String address) {
    DocumentKind.find(address)
        .ifPresent(wanted ->
            messages.attempt(
                () -> documents.review(caller.get(), wanted), "admin.document.reviewed"));
    load();
  }

  private DocumentDesk desk() {
    return documents.desk(caller.get()).stream()
        .filter(one -> one.kind() == kind)
        .findAny()
        .orElseThrow();
  }

  /// What would change by publishing now.
  public List<Comparison.Row> getDifferences() {
    if (!open) {
      return List.of();
    }
    return Comparison.changes(desk().newest().text(), writer.write(kind, supplement));
  }

  public List<Row> getRows() {
    return rows;
  }

  /// The kind that the form is about, as addresses name it.
  public String getKind() {
    return kind.address();
  }

  public boolean isOpen() {
    return open;
  }

  public String getSupplement() {
    return supplement;
  }

  public void setSupplement(String supplement) {
    this.supplement = supplement;
  }

  public String getSummary() {
    return summary;
  }

  public void setSummary(String summary) {
    this.summary = summary;
  }

  public boolean isMaterial() {
    return material;
  }

  public void setMaterial(boolean material) {
    this.material = material;
  }

  public String getEffectiveOn() {
    return effectiveOn;
  }

  public void setEffectiveOn(String effectiveOn) {
    this.effectiveOn = effectiveOn;
  }
}
