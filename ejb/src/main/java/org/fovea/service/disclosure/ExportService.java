package org.fovea.service.disclosure;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.audit.AccountEvent.DataExported;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.image.ImageService;
import org.fovea.service.image.MetadataService;

/// Gives people all that is held of them, to read and to take along (GDPR, Articles 15 and 20),
/// whatever the state of their account.
@Stateless
public class ExportService {
  @Inject Guard guard;
  @Inject HeldData held;
  @Inject HeldDocument document;
  @Inject ImageService images;
  @Inject MetadataService metadata;
  @Inject RunningExports running;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// Something that is written while it is sent.
  @FunctionalInterface
  public interface Stream {
    void writeTo(OutputStream out) throws IOException;
  }

  /// All that is held of the caller as one JSON object; it is read while it is written.
  ///
  /// @param alongside further members, of what is known elsewhere
  /// @throws LoginRequiredException if the caller has not logged in
  /// @throws TermsException if they have no account, so that nothing is stored
  public Stream data(Caller caller, Map<String, JsonValue> alongside) {
    guard.requireHolder(caller);
    return out -> document.write(caller, alongside, out);
  }

  /// The same with the originals, as an archive.
  public DataExport export(Caller caller) {
    guard.requireHolder(caller);
    audit.record(caller, new DataExported());
    return new DataExport(
        caller,
        guard.requirePerson(caller),
        clock.instant(),
        new DataExport.Parts(held, document, images, metadata, running));
  }
}
