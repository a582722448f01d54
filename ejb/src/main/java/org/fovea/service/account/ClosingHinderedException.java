package org.fovea.service.account;

import java.util.List;
import java.util.stream.Collectors;
import org.fovea.service.shared.ConflictException;

/// An account cannot be closed now.
public class ClosingHinderedException extends ConflictException {
  private static final long serialVersionUID = 1;

  private final transient List<Hindrance> hindrances;

  ClosingHinderedException(List<Hindrance> hindrances) {
    super("closing-hindered", message(hindrances));
    this.hindrances = hindrances;
  }

  /// What stands in the way, at least one.
  public List<Hindrance> hindrances() {
    return hindrances;
  }

  private static String message(List<Hindrance> hindrances) {
    return hindrances.stream()
        .map(Hindrance::words)
        .distinct()
        .collect(Collectors.joining(" ", "The account cannot be closed yet. ", ""));
  }
}
