package org.fovea.web.rest.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.upload.UploadKind;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.upload.Destination;
import org.fovea.service.upload.NewUpload;
import org.jspecify.annotations.Nullable;

/// The header `Upload-Metadata`: pairs of a key and a value in base 64, split by commas (tus 1.0.0,
/// creation extension).
///
/// Keys that mean something here: `filename` (or `name`), `filetype`, `space`, `folder`, `sha256`,
/// `strip`, and of an instrument `path`, the place of the file on its machine. All others are kept
/// and given back, and mean nothing.
final class UploadMetadata {
  private static final String NAMELESS = "unnamed";

  private final String raw;
  private final Map<String, String> values;

  private UploadMetadata(String raw, Map<String, String> values) {
    this.raw = raw;
    this.values = values;
  }

  /// Reads the header; a missing one is an empty one.
  ///
  /// @throws InvalidException if it has another form, a key twice, or text that is not UTF-8
  static UploadMetadata parse(@Nullable String header) {
    var raw = header == null ? "" : header.strip();
    Map<String, String> values = new HashMap<>();
    if (!raw.isEmpty()) {
      for (var pair : raw.split(",", -1)) {
        add(values, pair.strip());
      }
    }
    return new UploadMetadata(raw, values);
  }

  /// The value of a key, or empty if there is none or it is blank.
  Optional<String> find(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
  }

  /// What is to be uploaded.
  ///
  /// @throws NotFoundException if a space or folder is named that cannot be
  NewUpload upload(UploadKind kind, OptionalLong lengthBytes) {
    return new NewUpload(
        find("filename").or(() -> find("name")).orElse(NAMELESS),
        kind,
        lengthBytes,
        new Destination(id("space", SpaceId::new), id("folder", FolderId::new)),
        find("sha256"),
        strip(),
        find("path"),
        raw);
  }

  /// Whether what is personal is to be removed. Whoever says it in other words must not believe
  /// that it will be.
  private boolean strip() {
    return switch (find("strip").orElse("0")) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> throw wrong("strip is 1 or 0");
    };
  }

  private static void add(Map<String, String> values, String pair) {
    var words = pair.split(" ", -1);
    boolean formed = words.length <= 2 && words[0].matches("[\\x21-\\x7e&&[^,]]+");
    if (!formed) {
      throw wrong("pairs of a key and a value in base64, split by commas, are wanted");
    }
    var value = words.length == 2 ? decode(words[1]) : "";
    if (values.put(words[0], value) != null) {
      throw wrong("a key stands in it twice");
    }
  }

  private static String decode(String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw wrong("a value is not UTF-8 text in base64");
    }
  }

  /// What cannot be an identifier names nothing.
  private <T> Optional<T> id(String key, Function<String, T> of) {
    try {
      return find(key).map(of);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException();
    }
  }

  private static InvalidException wrong(String why) {
    return new InvalidException("upload-metadata", "Upload-Metadata cannot be read: " + why + ".");
  }
}
