package org.fovea.service.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.AuditRow;
import org.fovea.model.audit.SignedHead;
import org.fovea.model.audit.TranscriptDigest;
import org.fovea.model.audit.TranscriptFormat;
import org.fovea.model.audit.TranscriptProof;
import org.fovea.model.audit.TranscriptScope;

/// A transcript for somebody who may have it. It is written as it is read, page by page: the log
/// only grows, and the head says up to where.
public final class TranscriptExport {
  private final TranscriptScope scope;
  private final SignedHead head;
  private final Instant exportedAt;
  private final AuditKey key;
  private final LongFunction<List<AuditRow>> pages;

  /// @param pages finds the entries after a number, as many as one likes; none after the last
  TranscriptExport(
      TranscriptScope scope,
      SignedHead head,
      Instant exportedAt,
      AuditKey key,
      LongFunction<List<AuditRow>> pages) {
    this.scope = scope;
    this.head = head;
    this.exportedAt = exportedAt;
    this.key = key;
    this.pages = pages;
  }

  /// The space and the period.
  public TranscriptScope scope() {
    return scope;
  }

  /// Writes the whole transcript in UTF-8. The stream is not closed.
  public void writeTo(OutputStream out, TranscriptFormat format) throws IOException {
    var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    var writer = format.open(text, scope);
    var digest = new TranscriptDigest();
    var page = pages.apply(0);
    while (!page.isEmpty()) {
      for (var row : page) {
        writer.entry(row);
        digest.add(row);
      }
      page = pages.apply(page.getLast().sequence());
    }
    writer.end(TranscriptProof.sign(scope, digest, head, exportedAt, key));
    text.flush();
  }
}
