package org.fovea.service.space;

import org.fovea.service.shared.InvalidException;

/// What people write about spaces and folders, checked and tidied.
final class SpaceTexts {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_DESCRIPTION = 4000;

  private SpaceTexts() {}

  /// The name without blanks around it.
  ///
  /// @throws InvalidException unless it has 1 to 200 characters that can be seen in one line
  static String name(String written) {
    var name = written.strip();
    if (name.codePoints().noneMatch(SpaceTexts::isSeen)
        || length(name) > LONGEST_NAME
        || name.codePoints().anyMatch(SpaceTexts::isControl)) {
      throw new InvalidException(
          "name", "A name has 1 to " + LONGEST_NAME + " characters and stands in one line.");
    }
    return name;
  }

  /// The description with plain line ends and without blanks around it.
  ///
  /// @throws InvalidException if it has more than 4000 characters or others than text has
  static String description(String written) {
    var description = written.replace("\r\n", "\n").strip();
    if (length(description) > LONGEST_DESCRIPTION
        || description.codePoints().anyMatch(c -> c != '\n' && c != '\t' && isControl(c))) {
      throw new InvalidException(
          "description",
          "A description has at most " + LONGEST_DESCRIPTION + " characters of plain text.");
    }
    return description;
  }

  /// As the database counts.
  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static boolean isSeen(int c) {
    return !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT;
  }

  /// Whether it steers the text instead of standing in it: also what turns the direction of all
  /// that follows, and halves of characters.
  private static boolean isControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> turnsDirection(c);
    };
  }

  private static boolean turnsDirection(int c) {
    return switch (Character.getDirectionality(c)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT ->
          true;
      default -> false;
    };
  }
}
