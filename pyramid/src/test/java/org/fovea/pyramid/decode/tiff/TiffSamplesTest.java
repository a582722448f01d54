package org.fovea.pyramid.decode.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.source.CollectingSink;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.SourceOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// Real TIFF files of a folder beside the checkout, when it is there: our own reading shows what
/// libvips shows.
@EnabledIf(
    value = "org.fovea.pyramid.decode.NativeLibraries#hasVips",
    disabledReason = "no libvips")
class TiffSamplesTest {
  private static final int TOLERANCE = 2;

  /// Parts of file names, and why their pixels differ.
  private static final Map<String, String> KNOWN =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "gray.contig.u1", "libvips takes a second, unspecified sample for an opacity"),
              Map.entry("house.tif", "libvips takes a second, unspecified sample for an opacity"),
              Map.entry(
                  "wrong_bits_per_sample_3", "libvips takes an unspecified sample for an opacity"),
              Map.entry("CMU-1-Small-Region.svs", "OpenSlide gives every slide an opacity"),
              Map.entry("flower-separated", "libvips mixes inks without a profile as on a press"),
              Map.entry("cmyk", "libvips mixes inks without a profile as on a press"),
              Map.entry("chifley_logo", "libvips mixes inks without a profile as on a press"),
              Map.entry("nonometif", "libvips ignores profiles of grey"),
              Map.entry("ab.tif", "libvips takes D65 for the white of Lab"),
              Map.entry("ColorCheckerCalculator", "libvips takes D65 for the white of Lab"),
              Map.entry(
                  "16_bit_noise", "the file declares a range, which libvips does not look at")));

  @TempDir Path folder;

  @Test
  void ourPixelsAreThoseOfLibvips() throws Exception {
    var root = Path.of("..", "..", "shared", "samples");
    assumeTrue(Files.isDirectory(root), "../shared/samples is not there");
    var different = new ArrayList<String>();
    int compared = 0;
    for (var file : files(root)) {
      var ours = read(file, Decoder.JAVA);
      var theirs = read(file, Decoder.VIPS);
      if (ours != null && theirs != null) {
        compared++;
        boolean known =
            KNOWN.keySet().stream().anyMatch(part -> file.getFileName().toString().contains(part));
        if (!known && !isNear(ours, theirs)) {
          different.add(file.toString());
        }
      }
    }
    assertThat(different).isEmpty();
    assertThat(compared).isGreaterThan(100);
  }

  private byte @Nullable [] read(Path file, Decoder decoder) throws InterruptedException {
    var options = new SourceOptions(Limits.DEFAULT, Optional.of(decoder), 0, false, 2, folder);
    try (var source = TileSources.open(file, options)) {
      var sink = new CollectingSink(source.header(), 256);
      source.stream(sink);
      return sink.pixels();
    } catch (IOException e) {
      return null; // refusals are the matter of other tests
    }
  }

  private static boolean isNear(byte[] ours, byte[] theirs) {
    boolean near = ours.length == theirs.length;
    for (int i = 0; near && i < ours.length; i++) {
      near = Math.abs((ours[i] & 0xFF) - (theirs[i] & 0xFF)) <= TOLERANCE;
    }
    return near;
  }

  private static List<Path> files(Path root) throws IOException {
    try (var walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).filter(TiffSamplesTest::isTiff).sorted().toList();
    }
  }

  private static boolean isTiff(Path file) {
    try (var in = Files.newInputStream(file)) {
      return SourceFormat.detect(in.readNBytes(SourceFormat.HEAD_BYTES))
          .filter(SourceFormat.TIFF::equals)
          .isPresent();
    } catch (IOException e) {
      return false;
    }
  }
}
