package org.fovea.web.rest.iiif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.pyramid.geometry.Region;
import org.fovea.service.image.PictureOrder;
import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The grammar of Image API 3.0, section 4, and what it means.
class ImageRequestTest {
  private static final long WIDE = 20_000;
  private static final long HIGH = 19_000;

  // -- regions

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "full                | 0,0,300,200",
        "square              | 50,0,200,200",
        "0,0,300,200         | 0,0,300,200",
        "125,15,120,140      | 125,15,120,140",
        "125,15,200,200      | 125,15,175,185",
        "299,199,1,1         | 299,199,1,1",
        "0,0,9999999999,1    | 0,0,300,1",
        "pct:41.6,7.5,40,70  | 125,15,120,140",
        "pct:41.6,7.5,66.6,100 | 125,15,175,185",
        "pct:0,0,0.0000000001,0.0000000001 | 0,0,1,1",
        "pct:99.9999999999,0,1,1 | 299,0,1,2"
      })
  void regionsAreCutAtTheEdges(String text, String wanted) {
    var region = RegionParameter.parse(text).of(300, 200);

    assertThat(text(region)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Full",
        "full ",
        " full",
        "fullx",
        "squares",
        "0,0,10",
        "0,0,10,10,10",
        "0,0,0,10",
        "0,0,10,0",
        "-1,0,10,10",
        "0,-1,10,10",
        "+1,0,10,10",
        "1.5,0,10,10",
        "1e1,0,10,10",
        "00,0,10,10",
        "0,0,010,10",
        "0,0,10,10 ",
        "0x1,0,1,1",
        "0,0,99999999999,1",
        "٠,٠,١,١",
        "０,０,１,１",
        "pct:",
        "pct:0,0,0,10",
        "pct:0,0,10,0",
        "pct:-1,0,10,10",
        "pct:.5,0,10,10",
        "pct:5.,0,10,10",
        "pct:0,0,1e2,1",
        "pct:0,0,NaN,1",
        "pct:0,0,00.5,1",
        "pct:0,0,0.00000000001,1",
        "PCT:0,0,10,10",
        "0%2C0,10,10",
        "0;0;10;10",
        "../../etc"
      })
  void whatIsNoRegionIsRefused(String text) {
    assertThatThrownBy(() -> RegionParameter.parse(text)).isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "300,0,1,1",
        "0,200,1,1",
        "9999999999,9999999999,1,1",
        "pct:100,0,1,1",
        "pct:0,100,1,1",
        "pct:9999999999,0,1,1"
      })
  void regionsOutsideAreRefused(String text) {
    var region = RegionParameter.parse(text);

    assertThatThrownBy(() -> region.of(300, 200)).isInstanceOf(InvalidException.class);
  }

  // -- sizes, as the examples of section 4.2

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max      | 300x200",
        "150,     | 150x100",
        ",150     | 225x150",
        "pct:50   | 150x100",
        "225,100  | 225x100",
        "!225,100 | 150x100",
        "!300,200 | 300x200",
        "!999,999 | 300x200",
        "!1,1     | 1x1",
        "300,     | 300x200",
        "pct:100  | 300x200",
        "^max     | 3872x2581",
        "^360,    | 360x240",
        "^,240    | 360x240",
        "^pct:120 | 360x240",
        "^360,360 | 360x360",
        "^!360,360 | 360x240",
        "^!99999,99999 | 3872x2581",
        "^150,    | 150x100",
        "1,       | 1x1",
        "pct:0.5  | 2x1"
      })
  void sizesOfARegion(String text, String wanted) {
    var size = SizeParameter.parse(text).of(new Region(7, 9, 300, 200));

    assertThat(size.width() + "x" + size.height()).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max         | 3244x3082",
        "^max        | 3244x3082",
        "!4000,4000  | 3244x3082",
        "!3000,9999  | 3000x2850",
        "pct:10      | 2000x1900"
      })
  void sizesOfTheWholeImageHaveLimits(String text, String wanted) {
    var size = SizeParameter.parse(text).of(new Region(0, 0, WIDE, HIGH));

    assertThat(size.width() + "x" + size.height()).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Max",
        "full",
        "max ",
        "^",
        "^^max",
        "!max",
        ",",
        "^,",
        "!,",
        "!100,",
        "!,100",
        "!^1,1",
        "-1,",
        "1.5,",
        "01,",
        "1,01",
        "1e3,",
        "+1,",
        "pct:",
        "pct:-1",
        "pct:1e2",
        "pct:.5",
        "pct:01",
        "pct:٥",
        "１,",
        "1,2,3",
        "1, 2",
        "99999999999,",
        "1;,",
        "%5Emax",
        "pct:50%"
      })
  void whatIsNoSizeIsRefused(String text) {
    assertThatThrownBy(() -> SizeParameter.parse(text)).isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,",
        ",0",
        "0,0",
        "0,10",
        "10,0",
        "!0,5",
        "!5,0",
        "pct:0",
        "pct:0.0",
        "^0,",
        "^pct:0",
        "pct:0.1", // less than half a pixel
        "301,",
        ",201",
        "301,200",
        "300,201",
        "pct:100.1", // larger without ^
        "^5001,",
        "^,5001",
        "^5000,2001",
        "^pct:9999999999",
        "^9999999999,",
        "^9999999999,1"
      })
  void sizesThatAreNotMadeAreRefused(String text) {
    var size = SizeParameter.parse(text);

    assertThatThrownBy(() -> size.of(new Region(0, 0, 300, 200)))
        .isInstanceOf(InvalidException.class);
  }

  // -- rotations

  @ParameterizedTest
  @CsvSource({
    "0,false,0,0",
    "360,false,0,0",
    "!0,true,0,!0",
    "!360,true,0,!0",
    "90,false,90,90",
    "22.5,false,22.5,22.5",
    "22.50,false,22.5,22.5",
    "!180.0,true,180,!180",
    "0.0,false,0,0",
    "359.9999999999,false,359.9999999999,359.9999999999",
    "360.0,false,0,0"
  })
  void rotations(String text, boolean mirrored, double degrees, String canonical) {
    assertThat(RotationParameter.parse(text))
        .isEqualTo(new RotationParameter(mirrored, degrees, canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "!",
        "!!0",
        "-90",
        "+90",
        "361",
        "360.1",
        "1e2",
        "090",
        ".5",
        "5.",
        "0!",
        "90 ",
        "٩٠",
        "NaN",
        "90;a",
        "0x5",
        "9999999999",
        "90,0"
      })
  void whatIsNoRotationIsRefused(String text) {
    assertThatThrownBy(() -> RotationParameter.parse(text)).isInstanceOf(InvalidException.class);
  }

  // -- qualities and formats

  @ParameterizedTest
  @CsvSource({"default,COLOUR", "color,COLOUR", "gray,GREY", "bitonal,BITONAL"})
  void qualities(String text, PictureOrder.Quality quality) {
    assertThat(ImageRequest.parse("full", "max", "0", text, "jpg").quality()).isEqualTo(quality);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "native", "grey", "Default", "default.jpg", "colour", "٠"})
  void whatIsNoQualityIsRefused(String text) {
    assertThatThrownBy(() -> ImageRequest.parse("full", "max", "0", text, "jpg"))
        .isInstanceOf(InvalidException.class);
  }

  /// Which of them are made is not for the grammar to say.
  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "webp", "tif", "gif", "jp2", "pdf"})
  void formatsOfTheSpecificationAreUnderstood(String format) {
    assertThat(ImageRequest.parse("full", "max", "0", "default", format).format())
        .isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "JPG", "jpeg", "svg", "jpg ", "html", "exe"})
  void whatIsNoFormatIsRefused(String format) {
    assertThatThrownBy(() -> ImageRequest.parse("full", "max", "0", "default", format))
        .isInstanceOf(InvalidException.class);
  }

  // -- canonical addresses, section 4.7

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "full/max/0/default.jpg              | full/max/0/default.jpg",
        "0,0,300,200/300,/0/color.jpg        | full/max/0/default.jpg",
        "0,0,999,999/pct:100/360/color.png   | full/max/0/default.png",
        "square/max/0/gray.jpg               | 50,0,200,200/max/0/gray.jpg",
        "full/150,/0/default.jpg             | full/150,100/0/default.jpg",
        "full/!225,100/!22.50/bitonal.webp   | full/150,100/!22.5/bitonal.webp",
        "pct:50,50,50,50/pct:50/90.0/color.jpg | 150,100,150,100/75,50/90/default.jpg",
        "full/^600,/0/default.jpg            | full/%5E600,400/0/default.jpg",
        "full/^max/0/default.jpg             | full/%5Emax/0/default.jpg",
        "full/^150,/0/default.jpg            | full/150,100/0/default.jpg"
      })
  void eachPictureHasOneCanonicalAddress(String address, String canonical) {
    var request = parse(address);

    assertThat(request.canonical(request.order(300, 200), 300, 200)).isEqualTo(canonical);
  }

  static ImageRequest parse(String address) {
    var parts = address.split("/", -1);
    var last = parts[3].split("\\.", -1);
    return ImageRequest.parse(parts[0], parts[1], parts[2], last[0], last[1]);
  }

  private static String text(Region region) {
    return region.x() + "," + region.y() + "," + region.width() + "," + region.height();
  }
}
