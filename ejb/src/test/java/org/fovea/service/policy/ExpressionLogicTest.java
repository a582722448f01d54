package org.fovea.service.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.fovea.service.access.AffiliationKind;
import org.fovea.service.access.Entitlements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any expression at all: what is printed is read as the same, and the laws of logic hold.
class ExpressionLogicTest {
  static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void printsWhatItReadsAsTheSame(long seed) {
    var expression = anyExpression(new Random(seed), 4);

    assertThat(Expression.parse(expression.text())).isEqualTo(expression);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void denyingTwiceAndExchangingAndForOrAreAsInLogic(long seed) {
    var random = new Random(seed);
    var a = anyExpression(random, 3);
    var b = anyExpression(random, 3);
    for (var facts :
        List.of(ExpressionTest.PERSON, ExpressionTest.NOBODY, ExpressionTest.PERSON.at("NHV"))) {
      boolean plain = a.evaluate(facts).holds();
      var twice = new Expression.Not(new Expression.Not(a));
      var neither = new Expression.Not(new Expression.AnyOf(List.of(a, b)));
      var both = new Expression.AllOf(List.of(new Expression.Not(a), new Expression.Not(b)));

      assertThat(twice.evaluate(facts).holds()).isEqualTo(plain);
      assertThat(neither.evaluate(facts).holds()).isEqualTo(both.evaluate(facts).holds());
      assertThat(a.evaluate(facts).obstacles().isEmpty()).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyOtherTextIsRefusedWithAColumnInsideIt(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      var text = anyText(random);
      var thrown = catchThrowable(() -> Expression.parse(text).evaluate(ExpressionTest.PERSON));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(ExpressionException.class);
        assertThat(((ExpressionException) thrown).column()).isBetween(1, text.length() + 1);
      }
    }
  }

  private static Expression anyExpression(Random random, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return anyTest(random);
    }
    return switch (random.nextInt(3)) {
      case 0 -> new Expression.Not(anyExpression(random, depth - 1));
      case 1 -> new Expression.AllOf(some(random, depth));
      default -> new Expression.AnyOf(some(random, depth));
    };
  }

  private static List<Expression> some(Random random, int depth) {
    var parts = new ArrayList<Expression>();
    for (int left = 2 + random.nextInt(3); left > 0; left--) {
      parts.add(anyExpression(random, depth - 1));
    }
    return parts;
  }

  private static Expression anyTest(Random random) {
    var kinds = AffiliationKind.values();
    return switch (random.nextInt(8)) {
      case 0 -> new Expression.Everyone();
      case 1 -> new Expression.Institution(Optional.empty());
      case 2 -> new Expression.Institution(Optional.of(random.nextBoolean() ? "QST" : "JSC"));
      case 3 -> new Expression.Affiliation(kinds[random.nextInt(kinds.length)], Optional.empty());
      case 4 ->
          new Expression.Affiliation(
              kinds[random.nextInt(kinds.length)], Optional.of("quellstadt.example"));
      case 5 ->
          new Expression.Held(
              Entitlements.parse(ExpressionTest.ADMIN + random.nextInt(2)).orElseThrow());
      case 6 -> new Expression.Assurance("https://refeds.org/assurance/IAP/medium");
      default -> new Expression.Assurance("https://other.example/" + random.nextInt(9));
    };
  }

  private static final List<String> PIECES =
      List.of(
          "everyone",
          "institution",
          "affiliation",
          "entitlement",
          "assurance",
          "and",
          "or",
          "not",
          "(",
          ")",
          "\"",
          "\"QST\"",
          "staff",
          "employee@kit.edu",
          "\"IAP/medium\"",
          "%",
          "ä",
          "\0",
          "\"urn:x1:n:group:g\"",
          "\uD800",
          "\n",
          "@",
          ".",
          "x");

  private static String anyText(Random random) {
    var text = new StringBuilder();
    for (int left = random.nextInt(25); left > 0; left--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())))
          .append(random.nextInt(4) == 0 ? "" : " ");
    }
    return text.toString();
  }
}
