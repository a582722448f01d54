package org.fovea.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntitlementsTest {
  private static final String HELMHOLTZ = "urn:geant:helmholtz.de";

  private static Entitlement read(String value) {
    return Entitlements.parse(value).orElseThrow(() -> new AssertionError("not read: " + value));
  }

  private static GroupEntitlement group(String value) {
    return (GroupEntitlement) read(value);
  }

  private static ResourceCapability capability(String value) {
    return (ResourceCapability) read(value);
  }

  @Test
  void readsEachPartOfAGroup() {
    var read = group(HELMHOLTZ + ":gfz:group:HIFIS:Associates:role=admin#login.helmholtz.de");

    assertThat(read.namespace()).isEqualTo("urn:geant:helmholtz.de:gfz");
    assertThat(read.group()).isEqualTo("HIFIS");
    assertThat(read.subgroups()).containsExactly("Associates");
    assertThat(read.role()).contains("admin");
    assertThat(read.authority()).contains("login.helmholtz.de");
  }

  @Test
  void readsEachPartOfACapability() {
    var read =
        capability(
            HELMHOLTZ + ":res:fovea.fz-juelich.de:exid:JSC-2026-4K7QX:act:view,annotate#x.example");

    assertThat(read.namespace()).isEqualTo(HELMHOLTZ);
    assertThat(read.resource()).isEqualTo("fovea.fz-juelich.de");
    assertThat(read.children()).containsExactly("exid", "JSC-2026-4K7QX");
    assertThat(read.actions()).containsExactlyInAnyOrder("view", "annotate");
    assertThat(read.authority()).contains("x.example");
  }

  /// Forms seen in production, and forms that the papers propose.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:geant:helmholtz.de:group:Helmholtz-member#login.helmholtz.de",
        "urn:geant:helmholtz.de:group:Helmholtz-all",
        "urn:geant:helmholtz.de:group:KIT#login.helmholtz.de",
        "urn:geant:helmholtz.de:group:GFZ#login.helmholtz.de",
        "urn:geant:helmholtz.de:group:HIFIS:Associates#login.helmholtz.de",
        "urn:geant:helmholtz.de:group:MyVO:fovea:role=admin#login.helmholtz.de",
        "urn:geant:helmholtz.de:group:MyVO:jsc-fovea-uploader#login.helmholtz.de",
        "urn:geant:helmholtz.de:gfz:group:department5.gfz-sms-member#login.helmholtz.de",
        "urn:geant:h-df.de:group:m-team:feudal-developers#login.helmholtz.de",
        "urn:geant:helmholtz.de:group:Arbeitskreise:AG IT Services#login.helmholtz.de",
        "urn:mace:egi.eu:res:gocdb#aai.egi.eu",
        "urn:mace:egi.eu:res:ggus.eu",
        "urn:geant:helmholtz.de:res:fovea.fz-juelich.de:act:upload#login.helmholtz.de",
        "urn:geant:helmholtz.de:res:fovea.fz-juelich.de:admin",
        "urn:geant:helmholtz.de:res:fovea.fz-juelich.de:exid:JSC-2026-4K7QX:act:view,annotate",
        "urn:geant:helmholtz.de:group:Betriebsmannschaft-Rübenacker#login.helmholtz.de",
        "urn:geant:helmholtz.de:group:100%#login.helmholtz.de",
        "urn:geant:helmholtz.de:group:KIT?+resolve?=query#login.helmholtz.de"
      })
  void readsWhatIsSeenInTheWild(String value) {
    var read = read(value);

    assertThat(read.authority().isPresent()).isEqualTo(value.contains("#"));
    assertThat(read(read.text())).isEqualTo(read);
    assertThat(read(read.text()).text()).isEqualTo(read.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "#",
        "urn:mace:dir:entitlement:common-lib-terms",
        "http://bwidm.de/entitlement/bwLSDF-SyncShare",
        "urn:geant:helmholtz.de",
        "urn:geant:helmholtz.de:group",
        "urn:geant:helmholtz.de:group:",
        "urn:geant:helmholtz.de:group:KIT:",
        "urn:geant:helmholtz.de:group::KIT",
        "urn:geant:helmholtz.de:group: :KIT",
        "urn:geant::group:KIT",
        "urn:geant:group:KIT",
        "urn:g:helmholtz.de:group:KIT",
        "urn:-geant:helmholtz.de:group:KIT",
        "geant:helmholtz.de:group:KIT",
        "urn:geant:helmholtz.de#x:group:KIT",
        "urn:geant:helmholtz.de:group:KIT:role=",
        "urn:geant:helmholtz.de:group:role=admin",
        "urn:geant:helmholtz.de:group:KIT:role=admin:sub",
        "urn:geant:helmholtz.de:group:KIT?+x:role=admin:role=admin:\uD800",
        "urn:geant:helmholtz.de:res",
        "urn:geant:helmholtz.de:res:fovea:act",
        "urn:geant:helmholtz.de:res:fovea:act:,",
        "urn:geant:helmholtz.de:res:fovea:act:view:annotate",
        "urn:geant:helmholtz.de:group:\uDC00"
      })
  void whatSaysNothingToUsIsNoErrorAndNoRight(String value) {
    assertThat(Entitlements.parse(value)).isEmpty();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "UrN:NiD:ExAmPlE.oRg:group:Minun%20Ryhm%c3%a4ni, urn:nid:example.org:group:Minun%20Ryhm%C3%A4ni",
    "urn:nid:example.org:group:Minun Ryhmäni, urn:nid:example.org:group:Minun%20Ryhm%C3%A4ni",
    "URN:NID:Example.org:SUB%c3:group:G, urn:nid:example.org:sub%C3:group:G",
    "urn:nid:example.org:group:100%, urn:nid:example.org:group:100%25",
    "urn:nid:example.org:group:%zz%4, urn:nid:example.org:group:%25zz%254",
    "urn:nid:example.org:group:a\"b<c>, urn:nid:example.org:group:a%22b%3Cc%3E",
    "urn:nid:example.org:group:G?+r?=q#Who, urn:nid:example.org:group:G#Who",
    "urn:nid:example.org:group:G#, urn:nid:example.org:group:G",
    "'  urn:nid:example.org:group:G#Who  ', urn:nid:example.org:group:G#Who",
    "'urn:nid:example.org:res:R:act:b,,a', 'urn:nid:example.org:res:R:act:a,b'",
    "urn:nid:example.org:group:🔬, urn:nid:example.org:group:%F0%9F%94%AC"
  })
  void hasOneNormalForm(String value, String normal) {
    assertThat(read(value).text()).isEqualTo(normal);
  }

  /// IDENTITY.md, section 3, rule 4, and the rules of AARC-G069 around it.
  @ParameterizedTest(name = "{1} has {0}: {2}")
  @CsvSource({
    "urn:geant:h-df.de:group:aai-admin, urn:geant:h-df.de:group:aai-admin:role=member#x, true",
    "urn:geant:h-df.de:group:aai-admin, urn:geant:h-df.de:group:aai-admin:special-admins#x, true",
    "urn:geant:h-df.de:group:aai-admin:role=member, urn:geant:h-df.de:group:aai-admin#x, false",
    "urn:geant:h-df.de:group:aai-admin:role=admin, urn:geant:h-df.de:group:aai-admin:special-admins:role=admin, false",
    "urn:geant:h-df.de:group:aai-admin, urn:geant:kit.edu:group:aai-admin, false",
    "urn:geant:h-df.de:group:aai-admin#a, urn:geant:h-df.de:group:aai-admin#b, true",
    "urn:geant:h-df.de:group:aai-admin#a, urn:geant:h-df.de:group:aai-admin, true",
    "urn:geant:h-df.de:group:aai-admin, urn:geant:h-df.de:group:aai-admin, true",
    "urn:geant:h-df.de:group:aai-admin, urn:geant:h-df.de:group:aai-admin:s:role=r, true",
    "urn:geant:h-df.de:group:aai-admin, urn:geant:h-df.de:group:aai, false",
    "urn:geant:h-df.de:group:aai, urn:geant:h-df.de:group:aai-admin, false",
    "urn:geant:h-df.de:group:a, urn:geant:h-df.de:group:A, false",
    "urn:geant:h-df.de:group:a:role=r, urn:geant:h-df.de:group:a:role=R, false",
    "urn:geant:h-df.de:group:a:role=r, urn:geant:h-df.de:group:a:role=r#x, true",
    "urn:geant:h-df.de:group:a:role=r, urn:geant:h-df.de:group:a:role=s#x, false",
    "urn:geant:h-df.de:group:a:b:role=r, urn:geant:h-df.de:group:a:role=r, false",
    "urn:geant:h-df.de:group:a:b:role=r, urn:geant:h-df.de:group:a:b:role=r, true",
    "urn:geant:h-df.de:group:a:b, urn:geant:h-df.de:group:a, false",
    "urn:geant:h-df.de:group:a:b, urn:geant:h-df.de:group:a:b:c, true",
    "urn:geant:h-df.de:group:a:b:c, urn:geant:h-df.de:group:a:b, false",
    "urn:geant:h-df.de:group:a:b:c, urn:geant:h-df.de:group:a:c:b, false",
    "urn:geant:h-df.de:group:a:c, urn:geant:h-df.de:group:a:b:c, false",
    "urn:geant:h-df.de:group:b, urn:geant:h-df.de:group:a:b, false",
    "urn:geant:h-df.de:sub:group:a, urn:geant:h-df.de:group:a, false",
    "urn:geant:h-df.de:group:a, urn:geant:h-df.de:sub:group:a, false",
    "URN:GEANT:H-DF.de:group:a, urn:geant:h-df.de:group:a, true",
    "urn:geant:h-df.de:group:a?+r?=q, urn:geant:h-df.de:group:a#x, true",
    "urn:geant:h-df.de:group:AG IT, urn:geant:h-df.de:group:AG%20IT, true",
    "urn:geant:h-df.de:group:AG IT, urn:geant:h-df.de:group:AGIT, false",
    "urn:nid:example.org:group:Minun%20Ryhm%C3%A4ni, urn:nid:example.org:group:Minun%20Ryhm%c3%a4ni, true",
    "urn:nid:example.org:group:Minun%20Ryhm%C3%A4ni, urn:nid:example.org:group:mINUN%20Ryhm%c3%a4ni, false",
    "urn:geant:h-df.de:group:a, urn:geant:h-df.de:res:a, false",
    "urn:geant:h-df.de:res:a, urn:geant:h-df.de:group:a, false"
  })
  void aGroupIsHadByItsMembers(String required, String actual, boolean satisfied) {
    assertThat(read(actual).satisfies(read(required))).isEqualTo(satisfied);
  }

  /// IDENTITY.md, section 4.
  @ParameterizedTest(name = "{1} has {0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "urn:mace:egi.eu:res:gocdb | urn:mace:egi.eu:res:gocdb#aai.egi.eu | true",
        "urn:mace:egi.eu:res:gocdb | urn:mace:egi.eu:res:GOCDB | false",
        "urn:mace:egi.eu:res:gocdb | urn:mace:egi.eu:res:ggus.eu | false",
        "urn:mace:egi.eu:res:gocdb | urn:mace:other.eu:res:gocdb | false",
        "urn:x1:n:res:f:act:upload | urn:x1:n:res:f:act:upload#x | true",
        "urn:x1:n:res:f:act:upload | urn:x1:n:res:f:act:view,upload#x | true",
        "urn:x1:n:res:f:act:upload | urn:x1:n:res:f:act:upload,view | true",
        "urn:x1:n:res:f:act:view,upload | urn:x1:n:res:f:act:upload,view | true",
        "urn:x1:n:res:f:act:view,upload | urn:x1:n:res:f:act:upload | false",
        "urn:x1:n:res:f:act:upload | urn:x1:n:res:f:act:Upload | false",
        "urn:x1:n:res:f:act:upload | urn:x1:n:res:f:act:uploads | false",
        "urn:x1:n:res:f:act:upload | urn:x1:n:res:f | false",
        "urn:x1:n:res:f:act:view,upload | urn:x1:n:res:f | false",
        "urn:x1:n:res:f:act:view | urn:x1:n:res:f | true",
        "urn:x1:n:res:f | urn:x1:n:res:f:act:view | false",
        "urn:x1:n:res:f:exid:E | urn:x1:n:res:f | true",
        "urn:x1:n:res:f:exid:E:act:view | urn:x1:n:res:f | true",
        "urn:x1:n:res:f:exid:E:act:annotate | urn:x1:n:res:f | false",
        "urn:x1:n:res:f:exid:E:act:view | urn:x1:n:res:f:act:view | false",
        "urn:x1:n:res:f:exid:E:act:view | urn:x1:n:res:f:exid:E:act:view,annotate | true",
        "urn:x1:n:res:f:exid:E:act:view | urn:x1:n:res:f:exid:F:act:view | false",
        "urn:x1:n:res:f:act:view | urn:x1:n:res:f:exid:E:act:view | false",
        "urn:x1:n:res:f | urn:x1:n:res:f:exid:E | false",
        "urn:x1:n:res:f:a:b | urn:x1:n:res:f:b:a | false",
        "urn:x1:n:res:f:admin | urn:x1:n:res:f:admin | true"
      })
  void aCapabilityIsHadForWhatItNames(String required, String actual, boolean satisfied) {
    assertThat(read(actual).satisfies(read(required))).isEqualTo(satisfied);
  }

  @Test
  void whoSaysItMakesNoDifferenceToWhatIsSaid() {
    assertThat(read(HELMHOLTZ + ":group:KIT#a"))
        .isEqualTo(read(HELMHOLTZ + ":group:KIT#b"))
        .hasSameHashCodeAs(read(HELMHOLTZ + ":group:KIT"));
    assertThat(read(HELMHOLTZ + ":res:x:act:a,b#a"))
        .isEqualTo(read(HELMHOLTZ + ":res:x:act:b,a#b"))
        .hasSameHashCodeAs(read(HELMHOLTZ + ":res:x:act:a,b"));
  }

  @Test
  void theTextOfAnEntitlementTellsNothingOfIt() {
    assertThat(group(HELMHOLTZ + ":group:canary").toString()).doesNotContain("canary");
    assertThat(capability(HELMHOLTZ + ":res:canary").toString()).doesNotContain("canary");
    assertThat(read(HELMHOLTZ + ":res:canary").family().toString()).doesNotContain("canary");
    assertThat(EntitlementSet.of(Set.of(HELMHOLTZ + ":group:canary")).toString())
        .doesNotContain("canary");
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noTextWhateverItIsMakesItThrow(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      var value = anyText(random, 30);
      var read = Entitlements.parse(value);
      assertThat(read.map(Entitlement::text).flatMap(Entitlements::parse)).isEqualTo(read);
    }
  }

  @Test
  void valuesOfTenThousandCharactersAreReadLikeOthers() {
    var random = new Random(7);
    for (int i = 0; i < 50; i++) {
      var value = anyText(random, 10_000);
      assertThatCode(() -> Entitlements.parse(value)).doesNotThrowAnyException();
    }
    assertThat(group(HELMHOLTZ + ":group:a" + ":b".repeat(5_000)).subgroups()).hasSize(5_000);
    assertThat(group(HELMHOLTZ + ":group:" + "%".repeat(10_000)).group()).hasSize(30_000);
  }

  private static final List<String> PIECES =
      List.of(
          "urn:",
          "geant:",
          "helmholtz.de",
          ":",
          ":group:",
          ":res:",
          ":act:",
          "role=",
          "#",
          "?+",
          "?=",
          "%",
          "%c3",
          "%C3%a4",
          " ",
          ",",
          "ä",
          "🔬",
          "\uD800",
          "\uDC00",
          "\0",
          "\n",
          "\"",
          "urn:geant:helmholtz.de:group:",
          "urn:geant:helmholtz.de:res:",
          "KIT",
          "a",
          "=");

  private static String anyText(Random random, int pieces) {
    var text = new StringBuilder();
    int wanted = random.nextInt(pieces + 1);
    for (int i = 0; i < wanted; i++) {
      text.append(
          random.nextInt(8) == 0
              ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static final Entitlement ADMIN =
      new GroupEntitlement(HELMHOLTZ, "Fovea", List.of(), Optional.of("admin"), Optional.empty());

  @ParameterizedTest(name = "from {0} with {1} and {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "#login.helmholtz.de | login.helmholtz.de | false | true",
        "#LOGIN.helmholtz.de | login.Helmholtz.de | false | true",
        "#login-dev.helmholtz.de | login.helmholtz.de | false | false",
        "#login-dev.helmholtz.de | login.helmholtz.de | true | false",
        "#login-dev.helmholtz.de | * | false | true",
        "'' | login.helmholtz.de | false | false",
        "# | login.helmholtz.de | false | false",
        "'' | * | false | false",
        "'' | login.helmholtz.de | true | true"
      })
  void onlyTheWordOfThoseWhoAreTrustedCounts(
      String authority, String trusted, boolean optional, boolean counts) {
    var held = EntitlementSet.of(Set.of(HELMHOLTZ + ":group:Fovea:role=admin" + authority));
    var trust = new EntitlementTrust(Set.of(trusted), Set.of("*"), optional);

    assertThat(held.satisfies(ADMIN, trust)).isEqualTo(counts);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "*, true",
    "urn:geant:helmholtz.de, true",
    "URN:Geant:Helmholtz.de, true",
    "urn:geant, true",
    "urn:geant:helmholtz.d, false",
    "urn:geant:helmholtz.de:gfz, false",
    "urn:geant:kit.edu, false"
  })
  void onlyTrustedNamespacesCountAndAllBelowThem(String namespace, boolean counts) {
    var held = EntitlementSet.of(Set.of(HELMHOLTZ + ":group:Fovea:role=admin#x"));
    var trust = new EntitlementTrust(Set.of("x"), Set.of(namespace), false);

    assertThat(held.satisfies(ADMIN, trust)).isEqualTo(counts);
  }

  @Test
  void oneTrustedWordAmongTwoHundredOthersCounts() {
    var values = new HashSet<String>();
    for (int i = 0; i < 200; i++) {
      values.add(HELMHOLTZ + ":group:Fovea:role=admin" + i + "#x");
    }
    values.add(HELMHOLTZ + ":group:Fovea:role=admin#untrusted");
    var trust = new EntitlementTrust(Set.of("x"), Set.of("*"), false);
    assertThat(EntitlementSet.of(values).satisfies(ADMIN, trust)).isFalse();

    values.add(HELMHOLTZ + ":group:Fovea:role=admin#x");
    assertThat(EntitlementSet.of(values).satisfies(ADMIN, trust)).isTrue();
  }
}
