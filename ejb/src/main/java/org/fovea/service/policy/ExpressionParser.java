package org.fovea.service.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fovea.service.access.AffiliationKind;
import org.fovea.service.access.Entitlements;
import org.fovea.service.policy.ExpressionToken.Kind;

/// Reads one [Expression], by recursive descent no deeper than [Expression#MAX_DEPTH].
final class ExpressionParser {
  private static final String TESTS =
      "everyone, institution, affiliation, entitlement, assurance, not or (";
  private static final String KINDS =
      Arrays.stream(AffiliationKind.values())
          .map(AffiliationKind::text)
          .collect(Collectors.joining(", "));
  private static final Pattern FACILITY_CODE = Pattern.compile("[A-Z]{2,8}");
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9](?:[a-z0-9.-]*+(?<![.-]))?+");
  private static final Pattern ASSURANCE = Pattern.compile("[!-~&&[^\"]]++");

  private final List<ExpressionToken> tokens;
  private int at;

  ExpressionParser(String text) {
    if (text.length() > Expression.MAX_LENGTH) {
      throw new ExpressionException(
          Expression.MAX_LENGTH + 1,
          "at most " + Expression.MAX_LENGTH + " characters",
          text.length() + " characters");
    }
    tokens = ExpressionToken.of(text);
  }

  Expression parse() {
    var expression = anyOf(0);
    if (peek().kind() != Kind.END) {
      throw unexpected(peek(), "and, or, or the end");
    }
    return expression;
  }

  private Expression anyOf(int depth) {
    return joined("or", () -> allOf(depth), Expression.AnyOf::new);
  }

  private Expression allOf(int depth) {
    return joined("and", () -> one(depth), Expression.AllOf::new);
  }

  private Expression joined(
      String word, Supplier<Expression> operand, Function<List<Expression>, Expression> join) {
    var parts = new ArrayList<Expression>();
    do {
      parts.add(operand.get());
    } while (accept(word));
    return parts.size() == 1 ? parts.getFirst() : join.apply(parts);
  }

  private Expression one(int depth) {
    if (depth > Expression.MAX_DEPTH) {
      throw unexpected(peek(), "at most " + Expression.MAX_DEPTH + " parentheses in each other");
    }
    if (accept("not")) {
      return new Expression.Not(one(depth + 1));
    }
    if (!accept("(")) {
      return test();
    }
    var inner = anyOf(depth + 1);
    if (!accept(")")) {
      throw unexpected(peek(), "and, or, or )");
    }
    return inner;
  }

  private Expression test() {
    var token = next();
    if (token.kind() != Kind.WORD) {
      throw unexpected(token, TESTS);
    }
    return switch (token.text().toLowerCase(Locale.ROOT)) {
      case "everyone" -> new Expression.Everyone();
      case "institution" -> institution();
      case "affiliation" -> affiliation();
      case "entitlement" -> entitlement();
      case "assurance" -> assurance();
      default -> throw unexpected(token, TESTS);
    };
  }

  private Expression institution() {
    if (peek().kind() != Kind.QUOTED) {
      return new Expression.Institution(Optional.empty());
    }
    var token = next();
    var code = token.text().strip().toUpperCase(Locale.ROOT);
    if (!FACILITY_CODE.matcher(code).matches()) {
      throw unexpected(token, "a facility code of 2 to 8 letters");
    }
    return new Expression.Institution(Optional.of(code));
  }

  private Expression affiliation() {
    var token = next();
    var parts = token.text().strip().split("@", 2);
    boolean text = token.kind() == Kind.WORD || token.kind() == Kind.QUOTED;
    var kind = AffiliationKind.find(parts[0]).filter(known -> text);
    if (kind.isEmpty()) {
      throw unexpected(token, "one of " + KINDS);
    }
    var scope =
        parts.length == 1
            ? Optional.<String>empty()
            : Optional.of(parts[1].toLowerCase(Locale.ROOT));
    if (scope.filter(domain -> !DOMAIN.matcher(domain).matches()).isPresent()) {
      throw unexpected(token, "a domain behind the @");
    }
    return new Expression.Affiliation(kind.get(), scope);
  }

  private Expression entitlement() {
    var token = quoted("an entitlement in quotes");
    return Entitlements.parse(token.text())
        .map(Expression.Held::new)
        .orElseThrow(() -> unexpected(token, "a group (AARC-G069) or a capability (AARC-G027)"));
  }

  private Expression assurance() {
    var token = quoted("an assurance in quotes, such as \"IAP/medium\"");
    var value = token.text().strip();
    if (!ASSURANCE.matcher(value).matches()) {
      throw unexpected(token, "an assurance such as IAP/medium, or a URL");
    }
    return new Expression.Assurance(
        value.contains("://") ? value : Expression.Assurance.REFEDS + value);
  }

  private ExpressionToken quoted(String expected) {
    var token = next();
    if (token.kind() != Kind.QUOTED) {
      throw unexpected(token, expected);
    }
    return token;
  }

  private ExpressionToken peek() {
    return tokens.get(at);
  }

  /// The next token; the end is never passed.
  private ExpressionToken next() {
    var token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  private boolean accept(String keyword) {
    boolean there = peek().is(keyword);
    if (there) {
      next();
    }
    return there;
  }

  private static ExpressionException unexpected(ExpressionToken token, String expected) {
    return new ExpressionException(token.column(), expected, token.shown());
  }
}
