package org.fovea.service.policy;

import org.fovea.service.shared.InvalidException;

/// A text that is no [Expression].
public class ExpressionException extends InvalidException {
  private final int column;

  /// @param column where it went wrong; the first is 1
  /// @param expected what would have been right there
  /// @param found what stands there instead
  ExpressionException(int column, String expected, String found) {
    super("expression", "Column " + column + ": expected " + expected + ", found " + found + ".");
    this.column = column;
  }

  /// Where it went wrong; the first column is 1.
  public int column() {
    return column;
  }
}
