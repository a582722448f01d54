package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/integrators.md` as a reader would try it: all of its blocks, with bash, curl and jq, on
/// behalf of somebody who logs in by the device flow and confirms it in a browser.
class IntegratorsIT {
  private static final Recipes RECIPES =
      Recipes.in(Path.of("..", "docs", "integrators.md").toAbsolutePath().normalize());
  private static final Pattern CONFIRMATION = Pattern.compile("Open (http\\S+) and confirm\\.");
  private static final String ID = "[0-9A-Za-z]{22}";
  private static final String PERSON = "emmy";

  @TempDir Path folder;

  @Test
  void theRecipesLeadFromTheLoginToTheTile() throws Exception {
    byte[] file = Pictures.png(1500, 900);
    assertThat(file.length).as("several parts").isGreaterThan(1 << 16);
    Files.write(folder.resolve("photograph.png"), file);
    var printed = RECIPES.run(folder, variables(), IntegratorsIT::confirm);

    assertThat(printed.in("Wait if it was too often"))
        .singleElement()
        .asString()
        .matches("(?i)ratelimit-policy: \"reads\";q=\\d+;w=60");
    assertThat(printed.in("Accept the terms")).containsExactly("ACTIVE");
    assertSpaces(printed.in("Find spaces, and make one"));
    assertThat(printed.in("Upload a file"))
        .startsWith("0 of " + file.length + " bytes", "65536 of " + file.length + " bytes");
    assertThat(printed.in("Wait for the pyramid")).containsExactly("READY");
    assertMetadata(printed.in("Read what is known of it"), file.length);
    assertThat(printed.in("Change only what you have seen"))
        .containsExactly("200", "412", "This was changed since you read it. Read it again.");
    assertThat(printed.in("Get tiles")).containsExactly("304");
    assertThat(printed.in("Download the original")).containsExactly("same");
    assertThat(folder.resolve("original")).hasBinaryContent(file);
    assertThat(printed.in("Delete it")).containsExactly("404", "true");
    assertTiles(printed.in("Lend it by a link"));
  }

  private static Map<String, String> variables() {
    return Map.of(
        "FOVEA", Fovea.ADDRESS.toString(),
        "ISSUER", Fovea.ISSUER.toString(),
        "FILE", "photograph.png");
  }

  private static void confirm(String line) {
    var confirmation = CONFIRMATION.matcher(line);
    if (confirmation.matches()) {
      new Browser().confirmDevice(URI.create(confirmation.group(1)), PERSON);
    }
  }

  private static void assertSpaces(List<String> lines) {
    assertThat(lines)
        .first()
        .asString()
        .as("the personal repository")
        .matches(ID + "\tPERSONAL_REPOSITORY\t.*");
    assertThat(lines).last().asString().as("exID").matches("[A-Z]+-\\d{4}-[0-9A-Z]{5}");
  }

  private static void assertMetadata(List<String> lines, int sizeBytes) {
    assertThat(lines)
        .contains(
            "  \"fileName\": \"photograph.png\",",
            "  \"sizeBytes\": " + sizeBytes + ",",
            "  \"width\": 1500,",
            "  \"height\": 900,")
        .last()
        .isEqualTo("Lily, cross section");
    assertThat(lines).anyMatch(line -> line.matches(ID + "\tREADY\tphotograph"));
  }

  private void assertTiles(List<String> link) throws Exception {
    assertThat(link).hasSize(1).first().asString().startsWith(Fovea.ADDRESS + "/r/");
    assertThat(folder.resolve("image.dzi")).content().contains("Width=\"1500\"");
    var tile = ImageIO.read(folder.resolve("tile.jpg").toFile());
    assertThat(tile.getWidth()).isEqualTo(188); // 1500 pixels, halved three times
    assertThat(folder.resolve("lent.jpg")).hasSameBinaryContentAs(folder.resolve("tile.jpg"));
    var region = ImageIO.read(folder.resolve("region.png").toFile());
    assertThat(List.of(region.getWidth(), region.getHeight())).containsExactly(200, 200);
  }

  /// Else a mistake in the document's form would make the test smaller, and nobody would see it.
  @Test
  void everyBlockOfCodeIsRun() throws Exception {
    var document = Files.readString(Path.of("..", "docs", "integrators.md"));
    assertThat(RECIPES.blocks()).hasSize((int) document.lines().filter("```sh"::equals).count());
    assertThat(document.lines().filter(line -> line.startsWith("```")).distinct())
        .containsExactlyInAnyOrder("```sh", "```");
  }
}
