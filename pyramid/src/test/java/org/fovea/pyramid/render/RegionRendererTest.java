package org.fovea.pyramid.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.geometry.Region;
import org.fovea.pyramid.render.RenderRequest.PlacedTile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures of regions, compared with what plain arithmetic says. Tiles are PNG, which loses
/// nothing, so that pixels can be compared exactly.
class RegionRendererTest {
  private static final int RED = 0xFFFF0000;
  private static final int GREEN = 0xFF00FF00;
  private static final int BLUE = 0xFF0000FF;
  private static final int YELLOW = 0xFFFFFF00;

  /// 600 x 500 pixels of noise.
  private final BufferedImage noise = noise(600, 500);

  @ParameterizedTest
  @CsvSource({
    "0,0,600,500",
    "0,0,1,1",
    "599,499,1,1",
    "17,33,100,50",
    "250,250,12,12",
    "255,0,2,500"
  })
  void aRegionAtFullSizeIsThosePixels(int x, int y, int width, int height) throws IOException {
    var picture = render(noise, new Region(x, y, width, height), width, height, 0, false);

    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        assertThat(picture.getRGB(column, row)).isEqualTo(noise.getRGB(x + column, y + row));
      }
    }
  }

  /// Of the second region, the last rows are in the overlap of the tiles above, too.
  @ParameterizedTest
  @CsvSource({"100,200,310,290", "100,100,300,157", "0,0,600,500"})
  void tilesThatOverlapGiveTheSamePicture(int x, int y, int width, int height) throws IOException {
    var region = new Region(x, y, width, height);
    var order = order(width, height, 0, false, TileFormat.PNG);
    var shape = new PyramidShape(600, 500, 128, 2);

    assertThat(RegionRenderer.render(request(noise, shape, region, order)))
        .isEqualTo(
            RegionRenderer.render(request(noise, new PyramidShape(600, 500, 256), region, order)));
  }

  @ParameterizedTest
  @CsvSource({"450,400", "301,500", "600,77", "900,900"})
  void scalingKeepsTheMeanOfAllPixels(int width, int height) throws IOException {
    var picture = render(noise, new Region(0, 0, 600, 500), width, height, 0, false);

    assertThat(mean(picture)).isCloseTo(mean(noise), org.assertj.core.data.Offset.offset(1.0));
  }

  @ParameterizedTest
  @EnumSource(TileFormat.class)
  void aPlainColourStaysAsItIs(TileFormat format) throws IOException {
    assumeTrue(
        format != TileFormat.WEBP || TileCodecs.webp().isPresent(), "libwebp is not installed");
    var plain = plain(600, 500, 0x3C64C8);
    var order = order(123, 77, 0, false, format);
    var request =
        request(plain, new PyramidShape(600, 500, 256), new Region(3, 5, 590, 480), order);
    var bytes = RegionRenderer.render(request);

    if (format != TileFormat.WEBP) { // which the JDK does not read
      var picture = ImageIO.read(new ByteArrayInputStream(bytes));
      assertThat(picture.getWidth()).isEqualTo(123);
      assertThat(picture.getHeight()).isEqualTo(77);
      assertThat(distance(picture.getRGB(60, 40), 0x3C64C8)).isLessThan(6);
    } else {
      assertThat(new String(bytes, 8, 4, java.nio.charset.StandardCharsets.US_ASCII))
          .isEqualTo("WEBP");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,false,RGBY",
    "90,false,BRYG",
    "180,false,YBGR",
    "270,false,GYRB",
    "0,true,GRYB",
    "90,true,YGBR",
    "180,true,BYRG",
    "270,true,RBGY",
    "360,false,RGBY"
  })
  void quarterTurnsAndMirrors(double rotation, boolean mirrored, String corners)
      throws IOException {
    var picture = render(corners(), new Region(0, 0, 300, 200), 300, 200, rotation, mirrored);

    boolean upright = rotation % 180 == 0;
    int width = upright ? 300 : 200;
    int height = upright ? 200 : 300;
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
    assertThat(
            ""
                + name(picture.getRGB(0, 0))
                + name(picture.getRGB(width - 1, 0))
                + name(picture.getRGB(0, height - 1))
                + name(picture.getRGB(width - 1, height - 1)))
        .isEqualTo(corners);
  }

  @Test
  void anyAngleLeavesTransparentCornersAndTheMiddleInPlace() throws IOException {
    var picture =
        render(plain(200, 100, 0x808080), new Region(0, 0, 200, 100), 200, 100, 30, false);

    assertThat(picture.getWidth()).isEqualTo(224); // 200 cos 30 + 100 sin 30 = 223.2
    assertThat(picture.getHeight()).isEqualTo(187); // 200 sin 30 + 100 cos 30 = 186.6
    assertThat(picture.getRGB(0, 0) >>> 24).isZero();
    assertThat(picture.getRGB(223, 186) >>> 24).isZero();
    assertThat(picture.getRGB(112, 93)).isEqualTo(0xFF808080);
    // clockwise: the end of the long side that was right has gone down
    assertThat(picture.getRGB(180, 130)).isEqualTo(0xFF808080);
    assertThat(picture.getRGB(180, 56) >>> 24).isZero();
  }

  @Test
  void whatJpegCannotShowIsWhite() throws IOException {
    var order = order(200, 100, 45, false, TileFormat.JPG);
    var request =
        request(
            plain(200, 100, 0), new PyramidShape(200, 100, 256), new Region(0, 0, 200, 100), order);
    var picture = ImageIO.read(new ByteArrayInputStream(RegionRenderer.render(request)));

    assertThat(distance(picture.getRGB(0, 0), 0xFFFFFF)).isLessThan(6);
    assertThat(distance(picture.getRGB(106, 106), 0)).isLessThan(6);
  }

  @Test
  void greyIsLumaAndBitonalIsItsHalves() throws IOException {
    for (var quality : List.of(RenderQuality.GREY, RenderQuality.BITONAL)) {
      var order = new RenderOrder(300, 200, false, 0, quality, TileFormat.PNG);
      var request =
          request(corners(), new PyramidShape(300, 200, 256), new Region(0, 0, 300, 200), order);
      var picture = ImageIO.read(new ByteArrayInputStream(RegionRenderer.render(request)));

      assertThat(picture.getColorModel().getNumColorComponents()).isEqualTo(1);
      boolean grey = quality == RenderQuality.GREY;
      assertThat(picture.getRaster().getSample(0, 0, 0)).isEqualTo(grey ? 76 : 0); // red
      assertThat(picture.getRaster().getSample(299, 0, 0)).isEqualTo(grey ? 150 : 255); // green
      assertThat(picture.getRaster().getSample(0, 199, 0)).isEqualTo(grey ? 29 : 0); // blue
      assertThat(picture.getRaster().getSample(299, 199, 0)).isEqualTo(grey ? 226 : 255);
    }
  }

  @Test
  void jpegTilesAreDecoded() throws IOException {
    var shape = new PyramidShape(600, 500, 256);
    var region = new Region(100, 100, 300, 300);
    var order = order(300, 300, 0, false, TileFormat.PNG);
    var request = request(plain(600, 500, 0x3C64C8), shape, region, order, TileFormat.JPG);
    var picture = ImageIO.read(new ByteArrayInputStream(RegionRenderer.render(request)));

    assertThat(distance(picture.getRGB(150, 150), 0x3C64C8)).isLessThan(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no picture", "\u00FF\u00D8\u00FF\u00E0 cut", "\u0089PNG\r\n"})
  void damagedTilesAreOneSentence(String content) {
    for (var format : TileFormat.values()) {
      var request =
          new RenderRequest(
              order(8, 8, 0, false, TileFormat.PNG),
              new SourceWindow(0, 0, 0, 8, 8),
              format,
              List.of(
                  new PlacedTile(
                      new Region(0, 0, 8, 8),
                      content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))));

      assertThatThrownBy(() -> RegionRenderer.render(request))
          .isInstanceOf(DamagedTileException.class);
    }
  }

  @Test
  void aTileOfAnotherSizeIsDamaged() throws IOException {
    var whole = png(plain(16, 16, 0), new Region(0, 0, 16, 16), TileFormat.PNG);
    var request =
        new RenderRequest(
            order(8, 8, 0, false, TileFormat.PNG),
            new SourceWindow(0, 0, 0, 8, 8),
            TileFormat.PNG,
            List.of(new PlacedTile(new Region(0, 0, 8, 8), whole)));

    assertThatThrownBy(() -> RegionRenderer.render(request))
        .isInstanceOf(DamagedTileException.class);
  }

  @Test
  void aRendererAnswersOneAfterTheOtherAndGoesOnAfterDamage() throws IOException {
    var requests = new ByteArrayOutputStream();
    var out = new DataOutputStream(requests);
    var good =
        request(
            noise,
            new PyramidShape(600, 500, 256),
            new Region(0, 0, 40, 30),
            order(40, 30, 12.5, true, TileFormat.PNG));
    var bad =
        new RenderRequest(
            good.order(),
            good.window(),
            TileFormat.JPG,
            List.of(new PlacedTile(new Region(0, 0, 256, 256), new byte[] {1})));
    good.writeTo(out);
    bad.writeTo(out);
    good.writeTo(out);
    var answers = new ByteArrayOutputStream();

    RegionRenderer.serve(new ByteArrayInputStream(requests.toByteArray()), answers);

    var in = new DataInputStream(new ByteArrayInputStream(answers.toByteArray()));
    assertThat(RenderAnswers.readReady(in)).contains(TileFormat.JPG, TileFormat.PNG);
    assertThat(RenderAnswers.readPicture(in)).isEqualTo(RegionRenderer.render(good));
    assertThatThrownBy(() -> RenderAnswers.readPicture(in))
        .isInstanceOf(DamagedTileException.class);
    assertThat(RenderAnswers.readPicture(in)).isEqualTo(RegionRenderer.render(good));
    assertThat(in.read()).isEqualTo(-1);
  }

  @Test
  void nonsenseFromARendererIsRefused() {
    for (byte[] nonsense :
        new byte[][] {{}, {7}, {1, 0x7F, 0, 0, 0}, {1, -1, 0, 0, 0}, {1, 0, 0, 0, 9, 1}}) {
      var in = new DataInputStream(new ByteArrayInputStream(nonsense));
      assertThatThrownBy(() -> RenderAnswers.readPicture(in)).isInstanceOf(IOException.class);
    }
  }

  // -- what is rendered

  private static BufferedImage render(
      BufferedImage image, Region region, int width, int height, double rotation, boolean mirrored)
      throws IOException {
    var shape = new PyramidShape(image.getWidth(), image.getHeight(), 256);
    var order = order(width, height, rotation, mirrored, TileFormat.PNG);
    var bytes = RegionRenderer.render(request(image, shape, region, order));
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static RenderOrder order(
      int width, int height, double rotation, boolean mirrored, TileFormat format) {
    return new RenderOrder(width, height, mirrored, rotation, RenderQuality.COLOUR, format);
  }

  private static RenderRequest request(
      BufferedImage image, PyramidShape shape, Region region, RenderOrder order)
      throws IOException {
    return request(image, shape, region, order, TileFormat.PNG);
  }

  /// A request whose level is the image shrunk by plain means, or the image.
  private static RenderRequest request(
      BufferedImage image, PyramidShape shape, Region region, RenderOrder order, TileFormat tiles)
      throws IOException {
    var window = SourceWindow.of(shape, region, order);
    var level =
        new BufferedImage(
            (int) shape.width(window.level()),
            (int) shape.height(window.level()),
            BufferedImage.TYPE_INT_RGB);
    level.createGraphics().drawImage(image, 0, 0, level.getWidth(), level.getHeight(), null);
    List<PlacedTile> placed = new ArrayList<>();
    for (var address : window.tiles(shape)) {
      var place = shape.region(address);
      placed.add(new PlacedTile(place, png(level, place, tiles)));
    }
    return new RenderRequest(order, window, tiles, placed);
  }

  private static byte[] png(BufferedImage image, Region region, TileFormat format)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    var part =
        image.getSubimage(
            (int) region.x(), (int) region.y(), (int) region.width(), (int) region.height());
    ImageIO.write(part, format == TileFormat.JPG ? "jpg" : "png", bytes);
    return bytes.toByteArray();
  }

  // -- pictures

  private static BufferedImage noise(int width, int height) {
    var random = new Random(4711);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return image;
  }

  private static BufferedImage plain(int width, int height, int rgb) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(new java.awt.Color(rgb));
    pen.fillRect(0, 0, width, height);
    return image;
  }

  /// Red, green, blue and yellow quarters.
  private static BufferedImage corners() {
    var image = plain(300, 200, RED);
    var pen = image.createGraphics();
    pen.setColor(new java.awt.Color(GREEN));
    pen.fillRect(150, 0, 150, 100);
    pen.setColor(new java.awt.Color(BLUE));
    pen.fillRect(0, 100, 150, 100);
    pen.setColor(new java.awt.Color(YELLOW));
    pen.fillRect(150, 100, 150, 100);
    return image;
  }

  private static double mean(BufferedImage image) {
    long sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        sum += image.getRGB(x, y) >> 8 & 0xFF;
      }
    }
    return (double) sum / image.getWidth() / image.getHeight();
  }

  private static char name(int argb) {
    return switch (argb) {
      case RED -> 'R';
      case GREEN -> 'G';
      case BLUE -> 'B';
      case YELLOW -> 'Y';
      default -> '?';
    };
  }

  private static int distance(int one, int other) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      most = Math.max(most, Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)));
    }
    return most;
  }
}
