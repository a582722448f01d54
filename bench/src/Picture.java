import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/// The sheet that the images repeat until they are full: copies of one picture side by side.
///
/// Each copy begins at another row, so that a row does not repeat itself within the 32 kB that
/// deflate looks back, which would make PNG files of a size that no photograph has.
///
/// @param description for the table
record Picture(Path file, String description) {
  private static final int COPIES = 8;

  private static final int WIDTH = 2500;
  private static final int HEIGHT = 1900;
  private static final int LEAVES = 40_000;
  private static final double SMALLEST = 8; // radius of a leaf in pixels
  private static final double LARGEST = 600;
  private static final double NOISE = 2; // standard deviation, of 255

  /// Returns the sheet of a folder, made of the file `photograph.jpg` or `photograph.png` if
  /// somebody put one there, and else of a drawing.
  static Picture find(Path folder) throws IOException {
    for (var name : List.of("photograph.jpg", "photograph.png")) {
      var photograph = folder.resolve(name);
      if (Files.exists(photograph)) {
        var sheet = folder.resolve("photographs.png");
        if (!Files.exists(sheet)) {
          writeSheet(ImageIO.read(photograph.toFile()), sheet);
        }
        return new Picture(sheet, "a photograph, repeated");
      }
    }
    var sheet = folder.resolve("drawings.png");
    if (!Files.exists(sheet)) {
      writeSheet(draw(), sheet);
    }
    return new Picture(sheet, "a drawing with the edges of a photograph (dead leaves), repeated");
  }

  private static void writeSheet(BufferedImage picture, Path file) throws IOException {
    int width = picture.getWidth();
    int height = picture.getHeight();
    var sheet = new BufferedImage(COPIES * width, height, BufferedImage.TYPE_3BYTE_BGR);
    var canvas = sheet.createGraphics();
    for (int i = 0; i < COPIES; i++) {
      int shift = i * height / COPIES;
      canvas.drawImage(picture, i * width, -shift, null);
      canvas.drawImage(picture, i * width, height - shift, null);
    }
    canvas.dispose();
    ImageIO.write(sheet, "png", file.toFile());
  }

  /// Draws leaves of random size on top of each other, the smaller the more of them. Such pictures
  /// have the edges and the spectrum of photographs (Lee, Mumford and Huang: Occlusion Models for
  /// Natural Images, International Journal of Computer Vision 41, 2001). The noise of a camera
  /// comes on top.
  private static BufferedImage draw() {
    var random = new Random(1);
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    var canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (int i = 0; i < LEAVES; i++) {
      double radius = radius(random);
      double x = random.nextDouble() * WIDTH;
      double y = random.nextDouble() * HEIGHT;
      canvas.setPaint(
          new GradientPaint(
              (float) (x - radius),
              (float) y,
              colour(random),
              (float) (x + radius),
              (float) (y + radius),
              colour(random)));
      canvas.setTransform(AffineTransform.getRotateInstance(random.nextDouble() * Math.PI, x, y));
      canvas.fill(
          random.nextInt(4) == 0
              ? new Rectangle2D.Double(x - radius, y - radius / 2, 2 * radius, radius)
              : new Ellipse2D.Double(x - radius, y - radius / 2, 2 * radius, radius));
    }
    canvas.dispose();
    addNoise(image, random);
    return image;
  }

  /// Returns a radius whose density falls with its third power, which looks the same at any scale.
  private static double radius(Random random) {
    double least = 1 / (LARGEST * LARGEST);
    double most = 1 / (SMALLEST * SMALLEST);
    return 1 / Math.sqrt(least + random.nextDouble() * (most - least));
  }

  private static Color colour(Random random) {
    float saturation = 0.5f * random.nextFloat();
    return Color.getHSBColor(random.nextFloat(), saturation, 0.1f + 0.8f * random.nextFloat());
  }

  private static void addNoise(BufferedImage image, Random random) {
    var raster = image.getRaster();
    var row = new int[3 * WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      raster.getPixels(0, y, WIDTH, 1, row);
      long noise = 0;
      for (int i = 0; i < row.length; i++) {
        noise = i % 3 == 0 ? Math.round(NOISE * random.nextGaussian()) : noise; // of brightness
        row[i] = Math.clamp(row[i] + noise, 0, 255);
      }
      raster.setPixels(0, y, WIDTH, 1, row);
    }
  }
}
