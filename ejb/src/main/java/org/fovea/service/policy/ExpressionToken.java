package org.fovea.service.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A word, a quoted text or a parenthesis of an [Expression].
///
/// @param kind what it is
/// @param text the word, the text between the quotes, or the parenthesis; empty at the end
/// @param column where it begins; the first is 1
record ExpressionToken(Kind kind, String text, int column) {
  private static final Pattern NEXT =
      Pattern.compile("(?<word>[A-Za-z][A-Za-z0-9.@_-]*+)|\"(?<quoted>[^\"]*+)\"|(?<paren>[()])");
  private static final int SHOWN = 40;

  /// What a token is.
  enum Kind {
    WORD,
    QUOTED,
    PARENTHESIS,
    END
  }

  /// The tokens of `text`, and one for its end.
  ///
  /// @throws ExpressionException at the first character that begins none
  static List<ExpressionToken> of(String text) {
    var tokens = new ArrayList<ExpressionToken>();
    var next = NEXT.matcher(text);
    for (int at = skipSpace(text, 0); at < text.length(); at = skipSpace(text, next.end())) {
      if (!next.region(at, text.length()).lookingAt()) {
        throw text.charAt(at) == '"'
            ? new ExpressionException(text.length() + 1, "a closing \"", "the end")
            : new ExpressionException(
                at + 1, "a word, a text in quotes or a parenthesis", character(text, at));
      }
      tokens.add(token(next, at + 1));
    }
    tokens.add(new ExpressionToken(Kind.END, "", text.length() + 1));
    return tokens;
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static ExpressionToken token(Matcher match, int column) {
    if (match.group("word") != null) {
      return new ExpressionToken(Kind.WORD, match.group("word"), column);
    }
    return match.group("quoted") != null
        ? new ExpressionToken(Kind.QUOTED, match.group("quoted"), column)
        : new ExpressionToken(Kind.PARENTHESIS, match.group("paren"), column);
  }

  private static String character(String text, int at) {
    int character = text.codePointAt(at);
    return Character.isLetterOrDigit(character) || (character > ' ' && character < 0x7F)
        ? Character.toString(character)
        : "U+%04X".formatted(character);
  }

  /// Whether this is the keyword or parenthesis, in small or capital letters.
  boolean is(String keyword) {
    return kind != Kind.QUOTED && text.equalsIgnoreCase(keyword);
  }

  /// The token as an error shows it.
  String shown() {
    var start = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return switch (kind) {
      case END -> "the end";
      case QUOTED -> "\"" + start + "\"";
      case WORD, PARENTHESIS -> start;
    };
  }
}
