package org.fovea.web.rest.upload;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fovea.model.shared.PublicId;
import org.fovea.model.upload.UploadId;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.upload.Concatenation;
import org.jspecify.annotations.Nullable;

/// The header `Upload-Concat`: `partial`, or `final;` and the addresses of partial uploads with
/// blanks between them, absolute or relative (tus 1.0.0, concatenation extension).
///
/// @param partial whether the upload is a part of others
/// @param whole of what it is made, if it is a final one
record UploadConcat(boolean partial, Optional<Concatenation> whole) {
  static final String PARTIAL = "partial";

  private static final String FINAL = "final;";
  private static final int LONGEST = 8000; // as the column is
  private static final URI COLLECTION = URI.create("/api/v1/uploads");
  private static final Pattern ADDRESS =
      Pattern.compile("/api/v1/uploads/(" + PublicId.PATTERN + ")");

  /// Reads the header; a missing one is that of a whole upload.
  ///
  /// @throws InvalidException if it has another form
  /// @throws NotFoundException if an address is none of an upload
  static UploadConcat parse(@Nullable String header) {
    if (header == null) {
      return new UploadConcat(false, Optional.empty());
    }
    var text = header.strip();
    if (text.equals(PARTIAL)) {
      return new UploadConcat(true, Optional.empty());
    }
    if (!text.startsWith(FINAL) || text.length() > LONGEST) {
      throw wrong();
    }
    List<UploadId> parts = new ArrayList<>();
    for (var address : text.substring(FINAL.length()).strip().split(" ", -1)) {
      parts.add(part(address));
    }
    return new UploadConcat(false, Optional.of(new Concatenation(text, List.copyOf(parts))));
  }

  /// Only the path counts: a server has other names behind a proxy, and whatever is named must be
  /// the caller's own anyway.
  private static UploadId part(String address) {
    try {
      var path = COLLECTION.resolve(address).getRawPath();
      var match = ADDRESS.matcher(path == null ? "" : path);
      if (address.isEmpty() || !match.matches() || !address.endsWith(match.group(1))) {
        throw new NotFoundException();
      }
      return new UploadId(match.group(1));
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
  }

  private static InvalidException wrong() {
    return new InvalidException(
        "upload-concat", "Upload-Concat is \"partial\", or \"final;\" and addresses of uploads.");
  }
}
