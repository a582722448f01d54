package org.fovea.model.upload;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Of what an upload is made, and how long it is.
///
/// @param kind whole, partial or final
/// @param lengthBytes its length, or empty if the client tells it later
/// @param concatenation of a final upload the header `Upload-Concat` as it came, else null; each
///   address in it ends with the identifier of a partial upload
public record UploadShape(
    UploadKind kind, OptionalLong lengthBytes, @Nullable String concatenation) {

  /// A whole or a partial upload.
  public static UploadShape of(UploadKind kind, OptionalLong lengthBytes) {
    return new UploadShape(kind, lengthBytes, null);
  }

  /// A final upload, whose length is that of its parts together.
  public static UploadShape joined(String concatenation, long lengthBytes) {
    return new UploadShape(UploadKind.FINAL, OptionalLong.of(lengthBytes), concatenation);
  }
}
