package org.fovea.web.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.pyramid.geometry.TileAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
  private static final String IMAGE = "0123456789abcdefghijkl";

  @Test
  void takesATilesAddressApart() {
    assertThat(TilePath.parse("/dzi/" + IMAGE + "_files/12/3_40.jpg"))
        .hasValue(new TilePath(IMAGE, new TileAddress(12, 3, 40), "jpg"));
    assertThat(TilePath.parse("/dzi/" + IMAGE + "_files/0/0_0.webp"))
        .hasValue(new TilePath(IMAGE, new TileAddress(0, 0, 0), "webp"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/dzi/",
        "/dzi/IMAGE.dzi",
        "/dzi/IMAGE_files",
        "/dzi/IMAGE_files/",
        "/dzi/IMAGE_files/12",
        "/dzi/IMAGE_files/12/",
        "/dzi/IMAGE_files/12/3_40",
        "/dzi/IMAGE_files/12/3.jpg",
        "/dzi/IMAGE_files/012/3_40.jpg",
        "/dzi/IMAGE_files/123/3_40.jpg",
        "/dzi/IMAGE_files/12/03_40.jpg",
        "/dzi/IMAGE_files/12/3_00.jpg",
        "/dzi/IMAGE_files/12/-3_40.jpg",
        "/dzi/IMAGE_files/12/+3_40.jpg",
        "/dzi/IMAGE_files/12/3_12345678.jpg",
        "/dzi/IMAGE_files/12/3_٤.jpg",
        "/dzi/IMAGE_files/12/3_4%30.jpg",
        "/dzi/IMAGE_files/1/2/3_40.jpg",
        "/dzi/IMAGE_files//3_40.jpg",
        "/dzi/IMAGE_files/12/_40.jpg",
        "/DZI/IMAGE_files/12/3_40.jpg",
        "/dzi/IMAGEx_files/12/3_40.jpg",
        "//dzi/IMAGE_files/12/3_40.jpg"
      })
  void leavesWhateverIsWrittenOtherwiseToTheResource(String path) {
    assertThat(TilePath.parse(path.replace("IMAGE", IMAGE))).isEmpty();
  }
}
