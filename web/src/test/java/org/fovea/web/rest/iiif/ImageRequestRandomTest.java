package org.fovea.web.rest.iiif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fovea.pyramid.geometry.Region;
import org.fovea.service.image.PictureOrder;
import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.api.Test;

/// The grammar of the Image API under random requests, and under nonsense.
class ImageRequestRandomTest {
  private static final long WIDE = 20_000;
  private static final long HIGH = 19_000;

  /// Random requests are refused, or mean a picture that is made; and the canonical address of it
  /// means the same picture and is its own canonical address.
  @Test
  void canonicalAddressesMeanTheSame() {
    var random = new Random(20261122);
    int made = 0;
    for (int i = 0; i < 100_000; i++) {
      long width = 1L + random.nextInt(1 << random.nextInt(1, 25));
      long height = 1L + random.nextInt(1 << random.nextInt(1, 25));
      var request = ImageRequestTest.parse(randomAddress(random, width, height));
      PictureOrder order;
      try {
        order = request.order(width, height);
      } catch (InvalidException e) {
        continue;
      }
      made++;
      var region = order.region();
      assertThat(region.x() + region.width()).isLessThanOrEqualTo(width);
      assertThat(region.y() + region.height()).isLessThanOrEqualTo(height);
      assertThat(new Size(order.width(), order.height()).isAllowed()).isTrue();
      var canonical = request.canonical(order, width, height);
      var again = ImageRequestTest.parse(canonical.replace("%5E", "^"));
      assertThat(again.order(width, height)).isEqualTo(order);
      assertThat(again.canonical(order, width, height)).isEqualTo(canonical);
    }
    assertThat(made).isGreaterThan(20_000);
  }

  /// Random characters never end in anything but a refusal.
  @Test
  void nonsenseIsRefused() {
    var random = new Random(4711);
    var letters = "0123456789.,:!^%;/\\pctmaxfulsqre -+eE\u0660\uFF11\u0000";
    for (int i = 0; i < 200_000; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      understood(() -> RegionParameter.parse(text.toString()).of(WIDE, HIGH));
      understood(() -> SizeParameter.parse(text.toString()).of(new Region(0, 0, WIDE, HIGH)));
      understood(() -> RotationParameter.parse(text.toString()));
    }
  }

  private static void understood(Runnable parser) {
    try {
      parser.run();
    } catch (InvalidException e) {
      assertThat(e.getMessage()).endsWith(".");
    }
  }

  private static String randomAddress(Random random, long width, long height) {
    long x = random.nextLong(2 * width);
    long y = random.nextLong(2 * height);
    long w = 1 + random.nextLong(2 * width);
    long h = 1 + random.nextLong(2 * height);
    var percent = random.nextInt(20_000) / 100.0;
    var regions =
        List.of(
            "full",
            "square",
            x + "," + y + "," + w + "," + h,
            "pct:%s,%s,%s,%s".formatted(percent, percent / 3, 1 + percent, 0.01 + percent / 7));
    var sizes =
        List.of("max", w + ",", "," + h, w + "," + h, "!" + w + "," + h, "pct:" + (0.01 + percent));
    var size = (random.nextBoolean() ? "^" : "") + sizes.get(random.nextInt(sizes.size()));
    return regions
            .get(random.nextInt(regions.size()))
            .replaceAll("(\\.\\d{10})\\d+", "$1")
            .replaceAll("\\d\\.\\d+E-\\d", "0")
        + "/"
        + size.replaceAll("(\\.\\d{10})\\d+", "$1")
        + "/"
        + (random.nextBoolean() ? "!" : "")
        + random.nextInt(361)
        + "/"
        + List.of("default", "color", "gray", "bitonal").get(random.nextInt(4))
        + "."
        + List.of("jpg", "png", "webp").get(random.nextInt(3));
  }
}
