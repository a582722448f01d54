package org.fovea.it;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.ImageIO;

/// Pictures made on the spot, the same for the same size.
final class Pictures {
  private Pictures() {}

  static byte[] png(int width, int height) {
    return encode(picture(width, height), "png");
  }

  static byte[] jpeg(int width, int height) {
    return encode(picture(width, height), "jpg");
  }

  private static BufferedImage picture(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    graphics.fillRect(0, 0, width, height);
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
    for (int i = 0; i < 500; i++) {
      graphics.setColor(new Color(random.nextInt(0x1000000)));
      graphics.fillOval(random.nextInt(width), random.nextInt(height), 20, 20);
    }
    graphics.dispose();
    return image;
  }

  private static byte[] encode(BufferedImage image, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException("no encoder for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
