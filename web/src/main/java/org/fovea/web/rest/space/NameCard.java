package org.fovea.web.rest.space;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.fovea.service.audit.Pseudonym;

/// Who is behind a pseudonym, on its way from one person's session to a co-member's browser.
///
/// Lives in the memory of one open [NameStream]; deliberately not serialisable.
///
/// @param pseudonym what the person is called in the space
/// @param name what their home organisation calls them, 1 to 100 characters, no control characters
record NameCard(Pseudonym pseudonym, String name) {
  private static final int LONGEST = 100;

  /// The card of somebody of that name, or empty if nothing is left of it.
  ///
  /// @param said as the home organisation wrote it; what would break out of its line or turn the
  ///   direction of writing around is left out
  static Optional<NameCard> of(Pseudonym pseudonym, String said) {
    var name =
        said.codePoints()
            .map(letter -> Character.isWhitespace(letter) ? ' ' : letter)
            .filter(letter -> !isControl(letter))
            .limit(LONGEST)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return name.isEmpty() ? Optional.empty() : Optional.of(new NameCard(pseudonym, name));
  }

  /// Joiners are format characters, too, and belong to the names of some languages.
  private static boolean isControl(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
          true;
      case Character.FORMAT -> letter != 0x200c && letter != 0x200d;
      default -> false;
    };
  }

  /// What the browser gets.
  String json() {
    return json(pseudonym).add("name", name).build().toString();
  }

  /// The same without a name.
  static JsonObjectBuilder json(Pseudonym pseudonym) {
    return Json.createObjectBuilder().add("label", pseudonym.label()).add("seed", pseudonym.seed());
  }

  /// Says nothing of the person, so that a stray log line cannot either.
  @Override
  public String toString() {
    return "NameCard[…]";
  }
}
