package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// No spelling of an address reaches a file, and none is a mistake of the server (S-03): whatever
/// is no tile is 404, or 400 where IIIF or the server itself cannot read it.
class HostilePathsIT {
  private static final String TOKEN = Fovea.token("ada");

  /// In place of a number.
  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "+1",
          "%2d1",
          "00",
          "01",
          "0x1",
          "1e1",
          "1.0",
          "1,0",
          " 1",
          "%201",
          "1%20",
          "1.",
          "99999999",
          "2147483648",
          "9223372036854775808",
          "99999999999999999999999999",
          "%30",
          "\u0661",
          "\uFF11",
          "%D9%A1",
          "%EF%BC%91",
          "\u00B2",
          "1%00",
          "%00",
          "",
          "*",
          "..",
          "%2e",
          "1%0d%0aX:y",
          "NaN",
          "0;x=1",
          "1_1",
          "0%5f0");

  /// In place of a part of the path.
  private static final List<String> PARTS =
      List.of(
          "..",
          "../..",
          "..%2f..",
          "%2e%2e",
          "%2e%2e%2f%2e%2e",
          "%252e%252e%252f",
          "..;",
          "..;/..",
          ";x=/..;/",
          ".%2e",
          "..%5c..",
          "..\\..",
          "%5c..%5c",
          "%c0%ae%c0%ae%c0%af",
          "%c0%af",
          "%e0%80%af",
          "%uff0e%uff0e",
          "....//",
          "%2f",
          "%2f%2fetc%2fpasswd",
          "/etc/passwd",
          "%00",
          "%",
          "%zz",
          "%25",
          "%2500",
          "~",
          "CON",
          "a".repeat(4000),
          "file:%2f%2f%2fetc%2fpasswd");

  private static String image = "";

  @BeforeAll
  static void upload() {
    var ada = Api.as("ada");
    image = ada.upload("hostile.jpg", Pictures.jpeg(700, 500));
    assertThat(ada.settled(image).getString("state")).isEqualTo("READY");
  }

  @Test
  void numbersAreAsciiDigitsWithoutLeadingZeros() {
    List<String> addresses = new ArrayList<>();
    for (var number : NUMBERS) {
      addresses.add("/dzi/%s_files/%s/0_0.jpg".formatted(image, number));
      addresses.add("/dzi/%s_files/8/%s_0.jpg".formatted(image, number));
      addresses.add("/dzi/%s_files/8/0_%s.jpg".formatted(image, number));
      addresses.add("/zoomify/%s/TileGroup%s/0-0-0.jpg".formatted(image, number));
      addresses.add("/zoomify/%s/TileGroup0/%s-0-0.jpg".formatted(image, number));
      addresses.add("/zoomify/%s/TileGroup0/1-%s-0.jpg".formatted(image, number));
      addresses.add("/xyz/%s/%s/0/0".formatted(image, number));
      addresses.add("/xyz/%s/2/%s/0".formatted(image, number));
      addresses.add("/xyz/%s/2/0/%s".formatted(image, number));
      addresses.add("/iiif/3/%s/%s,0,9,9/max/0/default.jpg".formatted(image, number));
      addresses.add("/iiif/3/%s/full/%s,9/0/default.jpg".formatted(image, number));
      addresses.add("/iiif/3/%s/full/9,9/%s/default.jpg".formatted(image, number));
    }
    // what the server decodes before anybody looks, and what is fine for a picture
    addresses.removeIf(address -> address.matches("/iiif/.*([/]%30|/1\\.0)[,/].*"));
    addresses.removeIf(address -> address.matches("/iiif/.*/full/(|%30|1\\.0),9/.*"));

    assertRefused(addresses);
  }

  @Test
  void partsOfPathsLeadNowhere() {
    List<String> addresses = new ArrayList<>();
    for (var part : PARTS) {
      addresses.add("/dzi/" + part);
      addresses.add("/dzi/%s%s.dzi".formatted(part, image));
      addresses.add("/dzi/%s.dzi%s".formatted(image, part));
      addresses.add("/dzi/%s_files/%s/0_0.jpg".formatted(image, part));
      addresses.add("/dzi/%s_files/8/%s/0_0.jpg".formatted(image, part));
      addresses.add("/dzi/%s_files/8/0_0.jpg%s".formatted(image, part));
      addresses.add("/dzi/%s.szi%s".formatted(image, part));
      addresses.add("/zoomify/%s/%s".formatted(image, part));
      addresses.add("/zoomify/%s/TileGroup0/%s".formatted(image, part));
      addresses.add("/xyz/%s/0/%s/0".formatted(image, part));
      addresses.add("/iiif/3/" + part);
      addresses.add("/iiif/3/%s/info.json%s".formatted(part, part));
      addresses.add("/iiif/3/%s/%s/max/0/default.jpg".formatted(image, part));
      addresses.add("/iiif/3/%s/full/max/0/%s.jpg".formatted(image, part));
      addresses.add("/iiif/3/%s/full/max/0/default.%s".formatted(image, part));
      addresses.add("/iiif/presentation/3/%s/manifest".formatted(part));
    }
    assertRefused(addresses);
  }

  @Test
  void anIdentifierHasOneSpelling() {
    var escaped = "%" + Integer.toHexString(image.charAt(0)) + image.substring(1);
    var swapped = (image.startsWith("0") ? "1" : "0") + image.substring(1);
    List<String> addresses = new ArrayList<>();
    for (var id :
        List.of(
            escaped,
            image + "-0",
            image + "%20",
            image + ".",
            image + "%00",
            " " + image,
            image.substring(1),
            image + "0",
            swapped,
            "[frob]",
            "a%2fb")) {
      for (var door :
          List.of(
              "/dzi/%s.dzi",
              "/dzi/%s_files/8/0_0.jpg",
              "/dzi/%s.szi",
              "/iiif/3/%s/info.json",
              "/iiif/3/%s/full/max/0/default.jpg",
              "/iiif/presentation/3/%s/manifest",
              "/xyz/%s",
              "/zoomify/%s/ImageProperties.xml")) {
        addresses.add(door.formatted(id));
      }
    }
    assertRefused(addresses);
  }

  @Test
  void whatIsNoAddressIsAMistakeOfWhoeverAsks() {
    List<String> addresses = new ArrayList<>();
    for (var part :
        List.of("[", "]", "[frob]", "{id}", "a|b", "^", "`", "\"", "<", "%", "%zz", "%2")) {
      for (var door :
          List.of(
              "/api/v1/%s",
              "/api/v1/spaces/%s",
              "/api/v1/images/%s",
              "/api/v1/images/" + image + "%s",
              "/api/v1/uploads/%s",
              "/api/v1/institutions/%s/policy")) {
        addresses.add(door.replace("%s", part));
      }
    }
    assertRefused(addresses);
  }

  /// Whether the address is one behind a door once its dots are followed, as every server does with
  /// the path before anybody looks at it; what leads out of the doors leads to the site's home
  /// page.
  private static boolean staysBehindDoors(String address) {
    Deque<String> segments = new ArrayDeque<>();
    for (var segment : address.substring(1).split("/", -1)) {
      var plain = segment.replaceAll("(?i)%2e", ".");
      if (plain.equals("..")) {
        segments.pollLast();
      } else if (!plain.equals(".")) {
        segments.addLast(segment);
      }
    }
    return List.of("dzi", "iiif", "zoomify", "xyz")
        .contains(Objects.requireNonNullElse(segments.peekFirst(), ""));
  }

  private static void assertRefused(List<String> addresses) {
    List<String> wrong = new ArrayList<>();
    for (var address : addresses) {
      int status = RawRequest.get(TOKEN, address);
      boolean home = status == 200 && !staysBehindDoors(address);
      if (status != 404 && status != 400 && !home) {
        wrong.add(status + " " + address.substring(0, Math.min(200, address.length())));
      }
    }
    System.out.println("hostile paths: " + addresses.size() + " asked");
    assertThat(addresses).hasSizeGreaterThan(60);
    assertThat(wrong).isEmpty();
  }
}
