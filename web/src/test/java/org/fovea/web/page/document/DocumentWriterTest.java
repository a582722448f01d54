package org.fovea.web.page.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fovea.config.AccountSettings;
import org.fovea.config.ContactSettings;
import org.fovea.config.ServerSettings;
import org.fovea.config.UploadSettings;
import org.fovea.model.document.DocumentKind;
import org.fovea.service.access.Permission;
import org.fovea.service.access.SitePermission;
import org.fovea.service.retention.RetentionMatrix;
import org.fovea.web.login.PersonAttribute;
import org.fovea.web.page.document.Block.Kind;
import org.fovea.web.page.shared.Messages;
import org.fovea.web.page.shared.Spans;
import org.fovea.web.page.space.RoleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentWriterTest {
  private static final Path SCRIPTS = Path.of("src/main/webapp/resources/fovea");
  private static final Pattern CLAIM = Pattern.compile("\"([a-z]+(?:_[a-z]+)*)\"");
  private static final Pattern REMEMBERED = Pattern.compile("\"(fovea\\.[a-z]+|tus::)\"");

  private final RetentionMatrix matrix =
      new RetentionMatrix(new UploadSettings(1, Duration.ofHours(24), 1, 1));

  private int inactiveMonths;

  private DocumentWriter writer(ContactSettings contacts) {
    var writer = new DocumentWriter();
    writer.contacts = contacts;
    writer.server = new ServerSettings(URI.create("https://fovea.example"));
    writer.retention = matrix;
    writer.roles = new RoleTable();
    writer.accounts = new AccountSettings(inactiveMonths);
    return writer;
  }

  private static ContactSettings nobody() {
    return new ContactSettings(
        "", List.of(), Optional.empty(), "", Optional.empty(), "", Optional.empty(), "");
  }

  private String text(DocumentKind kind) {
    return writer(nobody()).write(kind, "");
  }

  @ParameterizedTest
  @EnumSource
  void leavesNoGap(DocumentKind kind) {
    assertThat(text(kind)).doesNotContain("{", "}").hasSizeGreaterThan(1000);
  }

  @Test
  void thePrivacyPolicyHasTheThirteenSections() {
    var headings =
        DocumentText.read(text(DocumentKind.PRIVACY)).stream()
            .filter(block -> block.kind() == Kind.HEADING)
            .map(block -> block.line().words().replaceFirst(" .*", ""))
            .toList();

    assertThat(headings).isEqualTo(IntStream.rangeClosed(1, 13).mapToObj(String::valueOf).toList());
    assertThat(text(DocumentKind.PRIVACY)).contains("Code of Conduct, version 2");
  }

  @ParameterizedTest
  @EnumSource(names = {"PRIVACY", "DATA"})
  void saysOfEveryClassOfDataHowLongItIsKept(DocumentKind kind) {
    assertThat(matrix.rules())
        .allSatisfy(rule ->
            assertThat(text(kind))
                .contains(
                    Messages.text("retention.class." + rule.kind()) + " | " + Spans.kept(rule)));
  }

  @Test
  void tellsOfEveryRightAndWithinWhichTime() {
    var text = text(DocumentKind.PRIVACY);

    assertThat(text)
        .contains("- Access:", "- Rectification:", "- Erasure of", "- Restriction:", "- Objection")
        .contains("answered within 1 month.", "extended once by 2 months")
        .contains("a login of the last 5 minutes")
        .contains("RO-Crate", "keyed digest", "under age")
        .contains("longer than 12 months after its use is over")
        .contains("when you upload it, before anything is made of it");
  }

  @ParameterizedTest
  @EnumSource(names = {"PRIVACY", "DATA"})
  void saysWhetherAccountsThatNobodyUsesAreClosed(DocumentKind kind) {
    assertThat(text(kind)).contains("is not closed for that");

    inactiveMonths = 24;

    assertThat(text(kind))
        .contains("for 24 months is marked", "after 2 more months")
        .doesNotContain("is not closed for that");
  }

  @Test
  void marksWhatIsNecessary() {
    var text = text(DocumentKind.PRIVACY);

    for (var attribute : PersonAttribute.values()) {
      var name = Messages.text("attribute." + attribute) + (attribute.necessary() ? " *" : "");
      assertThat(text).contains("| " + name + " | " + String.join(", ", attribute.claims()));
    }
  }

  /// Whoever reads another claim says so in the policy.
  @Test
  void namesEveryClaimThatIsRead() throws IOException {
    var source = Files.readString(Path.of("src/main/java/org/fovea/web/login/PersonClaims.java"));
    var read =
        CLAIM.matcher(source).results().map(found -> found.group(1)).collect(Collectors.toSet());

    assertThat(read).contains("eduperson_assurance", "email");
    assertThat(text(DocumentKind.PRIVACY)).contains(read);
  }

  /// Whoever has a browser remember something else says so in the policy.
  @Test
  void namesEverythingThatBrowsersRemember() throws IOException {
    try (var files = Files.list(SCRIPTS)) {
      var names =
          files
              .filter(file -> file.toString().endsWith(".js"))
              .flatMap(file -> REMEMBERED.matcher(read(file)).results())
              .map(found -> found.group(1))
              .collect(Collectors.toSet());
      assertThat(names).contains("fovea.theme", "tus::", "fovea.names");
      assertThat(text(DocumentKind.PRIVACY)).contains(names);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void listsTheCookies() {
    assertThat(text(DocumentKind.PRIVACY))
        .contains(
            "| __Host-fovea |", "| __Secure-fovea-login-\u2026 |", "10 minutes", "30 minutes");
  }

  @Test
  void theDataPolicySaysWhatEachRoleMayDo() {
    var text = text(DocumentKind.DATA);

    for (var permission : Permission.values()) {
      assertThat(text).contains("| " + Messages.text("permission." + permission) + " |");
    }
    for (var permission : SitePermission.values()) {
      assertThat(text).contains("| " + Messages.text("site-permission." + permission) + " |");
    }
  }

  @Test
  void namesTheContactsOfTheDeployment() {
    var contacts =
        new ContactSettings(
            "Institute of Optics",
            List.of("Some Street 1"),
            Optional.of("fovea@optics.example"),
            "The Officer",
            Optional.of("dpo@optics.example"),
            "The Authority",
            Optional.empty(),
            "DE-BW");
    var text = writer(contacts).write(DocumentKind.PRIVACY, "");

    assertThat(text)
        .contains(
            "Controller: Institute of Optics",
            "[fovea@optics.example](mailto:fovea@optics.example)",
            "The Officer",
            "The Authority",
            "DE-BW")
        .doesNotContain(Messages.text("document.not-named"));
    assertThat(text(DocumentKind.PRIVACY)).contains(Messages.text("document.not-named"));
  }

  @Test
  void whatASiteAddsStandsAtTheEnd() {
    assertThat(writer(nobody()).write(DocumentKind.TERMS, "No cats.\r\n"))
        .endsWith("## Additions of this site\n\nNo cats.");
  }
}
