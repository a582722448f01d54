package org.fovea.web.page.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrPictureTest {
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
  private static final String LINK =
      "https://fovea.example.org/invitation/3hQ9ZrTn0uVYk2mWc5LpXs7aBdEfGj1oR4iK6tN8qHv";

  @ParameterizedTest
  @ValueSource(
      strings = {
        LINK,
        "x",
        "HTTPS://FOVEA.EXAMPLE.ORG/",
        "https://fovea.example.org/zellk\u00f6rper?a=1&b=<\"'>",
        "\u7d30\u80de \ud83d\udd2c"
      })
  void isReadByAReaderThatIsNotOurs(String text) throws ReaderException {
    assertThat(read(QrPicture.of(text))).isEqualTo(text);
  }

  @Test
  void isReadWithASeventhOfItLost() throws ReaderException {
    var code = matrix(QrPicture.of(LINK));
    var random = new Random(20261122);
    for (int scratch = 0; scratch < code.getWidth() / 3; scratch++) {
      code.flip(9 + random.nextInt(code.getWidth() - 17), 9 + random.nextInt(code.getWidth() - 17));
    }

    assertThat(new Decoder().decode(code).getText()).isEqualTo(LINK);
  }

  @Test
  void hasAQuietZoneOfFourUnits() {
    var picture = QrPicture.of(LINK);
    int inner = picture.size() - 2 * QrPicture.QUIET_ZONE;

    assertThat((inner - 17) % 4).as("sides have 17 modules and four for each version").isZero();
    assertThat(RUN.matcher(picture.dark()).results())
        .isNotEmpty()
        .allSatisfy(run -> {
          assertThat(Integer.parseInt(run.group(1))).isGreaterThanOrEqualTo(QrPicture.QUIET_ZONE);
          assertThat(Integer.parseInt(run.group(1)) + Integer.parseInt(run.group(3)))
              .isLessThanOrEqualTo(QrPicture.QUIET_ZONE + inner);
        });
  }

  @Test
  void holdsNothingOfTheTextAsText() {
    assertThat(QrPicture.of("<script>alert(1)</script>").dark())
        .matches("(" + RUN.pattern() + ")+");
  }

  @Test
  void refusesMoreThanACodeHolds() {
    assertThat(QrPicture.of("\u00e9".repeat(1165)).size()).isEqualTo(177 + 8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QrPicture.of("\u00e9".repeat(1166)))
        .withMessageContaining("2331 bytes");
  }

  private static String read(QrPicture picture) throws ReaderException {
    return new Decoder().decode(matrix(picture)).getText();
  }

  private static BitMatrix matrix(QrPicture picture) {
    var matrix = new BitMatrix(picture.size() - 2 * QrPicture.QUIET_ZONE);
    RUN.matcher(picture.dark())
        .results()
        .forEach(run -> {
          int x = Integer.parseInt(run.group(1)) - QrPicture.QUIET_ZONE;
          int y = Integer.parseInt(run.group(2)) - QrPicture.QUIET_ZONE;
          IntStream.range(0, Integer.parseInt(run.group(3)))
              .forEach(step -> matrix.set(x + step, y));
        });
    return matrix;
  }
}
