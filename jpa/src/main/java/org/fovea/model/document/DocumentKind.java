package org.fovea.model.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A document for people, of which there are versions.
public enum DocumentKind {
  /// Which personal data is processed, why, and what people can do about it.
  PRIVACY,
  /// What people agree to before they change anything.
  TERMS,
  /// Which scientific data is kept, for how long, and who may do what with it.
  DATA;

  /// How addresses name it.
  public String address() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kind that addresses name so.
  public static Optional<DocumentKind> find(String address) {
    return Arrays.stream(values()).filter(kind -> kind.address().equals(address)).findAny();
  }
}
