package org.fovea.launcher.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import org.fovea.launcher.identity.RealmFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamScanTest {
  private static final List<Needle> NEEDLES = Needles.of(RealmFile.read(Streams.REALM).people());
  private static final Search SEARCH = new Search(NEEDLES);

  private static List<Needle> needles(Encoding encoding) {
    return NEEDLES.stream().filter(needle -> needle.encoding() == encoding).toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyNeedleIsFoundInEitherCase(Encoding encoding) {
    assertThat(needles(encoding)).hasSizeGreaterThan(5);
    for (var needle : needles(encoding)) {
      var text = new String(needle.bytes(), StandardCharsets.ISO_8859_1);
      byte[] upper = raised(needle.bytes());
      for (byte[] form : List.of(needle.bytes(), upper)) {
        var stream = Streams.joined(Streams.ascii("some words "), form, Streams.ascii(" and more"));
        assertThat(Streams.scan(SEARCH, stream, 64).findings())
            .as(text)
            .extracting(Finding::needle)
            .contains(needle);
      }
    }
  }

  /// The letters a to z large.
  private static byte[] raised(byte[] bytes) {
    byte[] raised = bytes.clone();
    for (int index = 0; index < raised.length; index++) {
      if (raised[index] >= 'a' && raised[index] <= 'z') {
        raised[index] = (byte) (raised[index] ^ 0x20);
      }
    }
    return raised;
  }

  @ParameterizedTest
  @EnumSource
  void aNeedleMayLieAcrossAnyBorder(Encoding encoding) {
    var needle = needles(encoding).getFirst();
    byte[] bytes = needle.bytes();
    for (int split = 0; split <= bytes.length; split++) {
      int piece = 200;
      byte[] stream = new byte[2 * piece];
      System.arraycopy(bytes, 0, stream, piece - split, bytes.length);
      var findings = Streams.scan(SEARCH, stream, piece).findings();
      assertThat(findings).as("%d bytes before the border", split).isNotEmpty();
      assertThat(findings)
          .filteredOn(finding -> finding.needle().equals(needle))
          .extracting(Finding::endByte)
          .containsExactly((long) piece - split + bytes.length - 1);
    }
  }

  @ParameterizedTest(name = "in pieces of {0} bytes")
  @ValueSource(ints = {1, 2, 3, 7, 64, 100_000})
  void looksIntoEveryPackingOverAnyBorder(int piece) {
    byte[] text = text("is packed");
    byte[] prefix = Streams.ascii("before ");
    for (byte[] packed : List.of(Streams.gzip(text), Streams.zlib(text), Streams.zip(text))) {
      var notes = Streams.scan(SEARCH, Streams.joined(prefix, packed, prefix), piece);
      assertThat(notes.findings()).as(Arrays.toString(packed)).hasSize(1);
      assertThat(notes.findings().getFirst().place().toString()).endsWith(" at 7");
      assertThat(notes.leftOut()).isEmpty();
    }
  }

  @ParameterizedTest(name = "in pieces of {0} bytes")
  @ValueSource(ints = {1, 5, 100_000})
  void looksIntoZipsInGzipInJarsInBase64(int piece) {
    byte[] nested = Streams.zip(Streams.gzip(Streams.zip(text("lies deep"))));
    var base64 = Base64.getMimeEncoder().encodeToString(nested);
    var notes = Streams.scan(SEARCH, Streams.ascii("\"" + base64 + "\""), piece);
    assertThat(notes.findings())
        .extracting(finding -> finding.place().toString())
        .containsExactly("file > base64 at 1 > zip at 0 > gzip at 0 > zip at 0");
  }

  @Test
  void decodesJsonWebTokens() {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var escaped = new StringBuilder();
    name().chars().forEach(unit -> escaped.append(String.format(Locale.ROOT, "\\u%04X", unit)));
    var token =
        encoder.encodeToString(Streams.ascii("{\"alg\":\"RS256\"}"))
            + "."
            + encoder.encodeToString(Streams.ascii("{\"given_name\":\"" + escaped + "\"}"))
            + ".c2lnbmF0dXJl";
    var notes = Streams.scan(SEARCH, Streams.ascii("Authorization: Bearer " + token), 11);
    assertThat(notes.findings())
        .extracting(finding -> finding.needle().encoding())
        .containsExactly(Encoding.ESCAPED);
  }

  @Test
  void readsAllPartsOfAGzipHeader() {
    byte[] plain = Streams.gzip(text("has a long header"));
    byte[] stream =
        Streams.joined(
            new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3},
            new byte[] {3, 0, 'e', 'x', 't'},
            Streams.ascii("name\0comment\0"),
            new byte[] {1, 2},
            Arrays.copyOfRange(plain, 10, plain.length));
    for (int piece : new int[] {1, 4, 1000}) {
      assertThat(Streams.scan(SEARCH, stream, piece).findings()).hasSize(1);
    }
  }

  @Test
  void findsWhatPngFilesHoldInZlibWithSmallWindows() {
    var deflater = new Deflater();
    deflater.setInput(text("is in zTXt"));
    deflater.finish();
    byte[] stream = new byte[200];
    int length = deflater.deflate(stream);
    deflater.end();
    for (int window = 0x08; window <= 0x68; window += 0x10) { // the stream is short enough for all
      stream[0] = (byte) window;
      stream[1] = (byte) (31 - (window << 8) % 31);
      assertThat(Streams.scan(SEARCH, Arrays.copyOf(stream, length), 50).findings())
          .as("window %x", window)
          .hasSize(1);
    }
  }

  @Test
  void whatACrashCutOffOrDamagedIsReadAsFarAsItGoes() {
    var digits = HexFormat.of().formatHex(Plant.noise(100_000)); // else it would merely be stored
    byte[] packed = Streams.gzip(Streams.joined(text("came first"), Streams.ascii(digits)));
    byte[] cut = Arrays.copyOf(packed, packed.length / 2);
    assertThat(Streams.scan(SEARCH, cut, 1000).findings()).hasSize(1);
    byte[] damaged = packed.clone();
    Arrays.fill(damaged, 100, 1000, (byte) 0xff); // within the first piece
    assertThat(Streams.scan(SEARCH, damaged, 2000).findings()).hasSize(1);
  }

  @Test
  void aBombIsUnpackedToItsLimitAndNamed() {
    byte[] zeros = new byte[1 << 24];
    byte[] bomb = Streams.zip(Streams.gzip(zeros));
    var notes = Streams.scan(SEARCH, bomb, 4096, 1 << 20);
    assertThat(notes.leftOut()).containsExactly("file: unpacks to too much");
    assertThat(notes.unpackedBytes()).isLessThan((1 << 20) + (1 << 18));
  }

  @Test
  void whatIsPackedTooManyTimesIsNamed() {
    byte[] stream = text("lies too deep");
    for (int depth = 1; depth <= Inspection.MOST_DEPTH; depth++) {
      stream = Streams.gzip(stream);
      var notes = Streams.scan(SEARCH, stream, 100);
      assertThat(notes.findings())
          .extracting(finding -> finding.place().toString())
          .contains("file" + " > gzip at 0".repeat(depth));
      assertThat(notes.leftOut()).isEmpty();
    }
    assertThat(Streams.scan(SEARCH, Streams.gzip(stream), 100).leftOut())
        .containsExactly("file: packed more than 6 times");
  }

  /// Each gzip header is followed by an empty block that is not the last, so none ends.
  @Test
  void manyStreamsInOneAnotherAreBounded() {
    byte[] open = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, (byte) 0xff, (byte) 0xff};
    byte[] stored = {0, 15, 0, (byte) 0xf0, (byte) 0xff}; // takes the next header for its content
    var stream = new byte[0];
    for (int i = 0; i < 100; i++) {
      stream = Streams.joined(stream, open, stored);
    }
    var notes = Streams.scan(SEARCH, stream, 1000);
    assertThat(notes.leftOut()).isNotEmpty();
    assertThat(notes.leftOut().getFirst()).contains("packed streams in one another");
  }

  @Test
  void entriesThatCannotBeReadAreNamed() {
    byte[] encrypted = Streams.zip(text("nobody sees"));
    encrypted[6] = (byte) (encrypted[6] | 1);
    byte[] unknown = Streams.zip(text("nobody sees"));
    unknown[8] = 93;
    var notes = Streams.scan(SEARCH, Streams.joined(encrypted, unknown), 100);
    assertThat(notes.leftOut())
        .containsExactly("file: has an encrypted entry", "file: has an entry packed by method 93");
  }

  @Test
  void whatOnlyLooksLikeAnEntryIsNot() {
    byte[] stream = Streams.zip(text("is encrypted, it seems"));
    stream[6] = 1;
    stream[5] = 'J'; // no version of the format is so high
    assertThat(Streams.scan(SEARCH, stream, 100).leftOut()).isEmpty();
  }

  @Test
  void anEntryPackedAsNothingIsIsNone() {
    byte[] stream = Streams.zip(text("it seems packed"));
    stream[8] = 40; // no method has this number
    assertThat(Streams.scan(SEARCH, stream, 100).leftOut()).isEmpty();
  }

  @Test
  void noiseIsNoFinding() {
    var notes = Streams.scan(SEARCH, Plant.noise(1 << 23), 1 << 18);
    assertThat(notes.findings()).isEmpty();
    assertThat(notes.leftOut()).isEmpty();
  }

  /// Pictures as tests upload them; these two have bursts of beginnings in what is no stream.
  @ParameterizedTest
  @ValueSource(longs = {2, 94})
  void aPictureUnderNoiseIsLookedAtToItsEnd(long seed) {
    var notes = Streams.scan(SEARCH, Streams.picture(seed), 1 << 18, 1 << 26);
    assertThat(notes.leftOut()).isEmpty();
    assertThat(notes.findings()).isEmpty();
  }

  private static String name() {
    return RealmFile.read(Streams.REALM).people().getFirst().personal().getFirst().text();
  }

  private static byte[] text(String words) {
    return Streams.ascii("here " + name() + " " + words);
  }
}
