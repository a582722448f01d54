package org.fovea.web.page.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fovea.service.document.DocumentView;
import org.fovea.web.page.document.Block.Kind;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.Messages;

/// One version of a document as a page shows it.
///
/// @param kind as addresses name it
/// @param state whether it holds, is yet to come or is past: `present`, `coming`, `past`
/// @param blocks its parts
public record DocumentCard(
    String kind,
    int version,
    String state,
    LocalDate effectiveOn,
    Instant publishedAt,
    String summary,
    List<Block> blocks) {

  /// A version with the marks of its text read.
  ///
  /// @param present number of the version that holds now
  public static DocumentCard of(DocumentView view, int present) {
    var state =
        view.version() == present ? "present" : view.version() > present ? "coming" : "past";
    return new DocumentCard(
        view.kind().address(),
        view.version(),
        state,
        view.effectiveOn(),
        view.publishedAt(),
        view.summary(),
        DocumentText.read(view.text()));
  }

  public String title() {
    return Messages.text("document.title." + kind);
  }

  /// The headings that lead to the parts of the page.
  public List<Block> contents() {
    return blocks.stream().filter(block -> block.kind() == Kind.HEADING).toList();
  }

  public String effectiveDay() {
    return Figures.day(effectiveOn);
  }

  public String publishedDay() {
    return Figures.day(publishedAt);
  }

  /// Where this very version stays readable.
  public String address() {
    return "/policies/" + kind + "/" + version;
  }
}
