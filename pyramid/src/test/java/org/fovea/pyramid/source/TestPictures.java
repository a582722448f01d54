package org.fovea.pyramid.source;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.ImageIO;

/// Pictures for tests, the same for the same size.
public final class TestPictures {
  private TestPictures() {}

  /// Returns smooth colours with a little noise, so that JPEG keeps them recognisable.
  ///
  /// @param type of `BufferedImage`; with alpha, it runs from clear to opaque
  public static BufferedImage picture(int width, int height, int type) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7L * width + height);
    var image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = x * 200 / width + random.nextInt(20);
        int green = y * 200 / height + random.nextInt(20);
        int blue = 128 + random.nextInt(20);
        int alpha = Math.min(255, (x + y) * 300 / (width + height));
        image.setRGB(x, y, (alpha << 24) | (red << 16) | (green << 8) | blue);
      }
    }
    return image;
  }

  /// Writes a picture by ImageIO.
  public static Path write(BufferedImage image, Path file, String format) throws IOException {
    if (!ImageIO.write(image, format, file.toFile())) {
      throw new IllegalArgumentException("no writer for " + format);
    }
    return file;
  }
}
