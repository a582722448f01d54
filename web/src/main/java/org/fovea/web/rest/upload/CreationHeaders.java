package org.fovea.web.rest.upload;

import jakarta.ws.rs.HeaderParam;
import java.util.Optional;
import java.util.OptionalLong;
import org.fovea.model.upload.UploadKind;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.upload.Concatenation;
import org.fovea.service.upload.NewUpload;
import org.jspecify.annotations.Nullable;

/// What the headers of a creation say (tus 1.0.0, creation and concatenation extensions).
public class CreationHeaders {
  @HeaderParam("Upload-Length")
  @Nullable String length;

  @HeaderParam("Upload-Defer-Length")
  @Nullable String deferred;

  @HeaderParam("Upload-Metadata")
  @Nullable String metadata;

  @HeaderParam("Upload-Concat")
  @Nullable String concat;

  /// What is to be uploaded.
  ///
  /// @throws InvalidException if a header has a wrong form, or one is there that must not be
  NewUpload upload() {
    var said = UploadConcat.parse(concat);
    var kind = said.partial() ? UploadKind.PARTIAL : UploadKind.WHOLE;
    if (said.whole().isPresent()) {
      requireNone(length, "Upload-Length");
      requireNone(deferred, "Upload-Defer-Length");
      return UploadMetadata.parse(metadata).upload(UploadKind.FINAL, OptionalLong.empty());
    }
    return UploadMetadata.parse(metadata).upload(kind, length());
  }

  /// Of what a final upload is made, or empty if it is none.
  Optional<Concatenation> parts() {
    return UploadConcat.parse(concat).whole();
  }

  private OptionalLong length() {
    if (deferred == null) {
      return OptionalLong.of(ByteNumber.parse("Upload-Length", length));
    }
    if (!deferred.equals("1")) {
      throw new InvalidException("upload-defer-length", "Upload-Defer-Length is 1 or not there.");
    }
    requireNone(length, "Upload-Length");
    return OptionalLong.empty();
  }

  private static void requireNone(@Nullable String value, String header) {
    if (value != null) {
      throw new InvalidException("creation", header + " says what another header says.");
    }
  }
}
