package org.fovea.service.policy;

import org.fovea.model.policy.PolicyKind;
import org.fovea.service.shared.InvalidException;

/// What the text of a policy must be, and what holds as long as nobody has set any.
final class PolicyText {
  private PolicyText() {}

  /// What holds until an administrator says otherwise.
  static String byDefault(PolicyKind kind) {
    return switch (kind) {
      case UPLOAD -> "institution";
      case PRINCIPAL_INVESTIGATOR ->
          "(affiliation faculty or affiliation staff or affiliation employee)"
              + " and (assurance \"IAP/medium\" or assurance \"IAP/high\""
              + " or assurance \"IAP/local-enterprise\")";
      case BYTES_OF_PERSON -> "500000000000";
      case BYTES_OF_INSTITUTION -> "10000000000000";
    };
  }

  /// Whether the text is an expression; else it is a number of bytes.
  static boolean isExpression(PolicyKind kind) {
    return switch (kind) {
      case UPLOAD, PRINCIPAL_INVESTIGATOR -> true;
      case BYTES_OF_PERSON, BYTES_OF_INSTITUTION -> false;
    };
  }

  /// The text as it is stored, if it makes sense: an expression as it was written, a number of
  /// bytes in digits.
  ///
  /// @throws ExpressionException if an expression does not read
  /// @throws InvalidException if an amount does not
  static String checked(PolicyKind kind, String text) {
    var stripped = text.strip();
    if (isExpression(kind)) {
      Expression.parse(stripped);
      return stripped;
    }
    return ByteCount.find(stripped)
        .map(bytes -> Long.toString(bytes))
        .orElseThrow(() -> new InvalidException("bytes", "Write an amount such as 500 GB."));
  }
}
