package org.fovea.pyramid.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fovea.pyramid.metadata.Metadata.Resolution;
import org.fovea.pyramid.metadata.MetadataCollector.Bounds;
import org.junit.jupiter.api.Test;

class MetadataCollectorTest {
  private final MetadataCollector collector = new MetadataCollector(Bounds.SHORT);

  @Test
  void keepsTextsOfOneNameApart() {
    collector.put("PNG text", "Title", "one", Meaning.UNKNOWN);
    collector.put("PNG text", "Title", "two", Meaning.UNKNOWN);
    assertThat(texts("PNG text").values()).containsExactly("one", "two");
  }

  @Test
  void cutsALongValueWithAMark() {
    collector.put("g", "exact", "x".repeat(Bounds.SHORT.value()), Meaning.UNKNOWN);
    collector.put("g", "more", "x".repeat(Bounds.SHORT.value() + 1), Meaning.UNKNOWN);
    var texts = texts("g");
    assertThat(texts.get("exact")).hasSize(Bounds.SHORT.value()).endsWith("x");
    assertThat(texts.get("more")).hasSize(Bounds.SHORT.value()).endsWith("(cut)");
  }

  @Test
  void takesNoMoreEntriesThanAllowed() {
    for (int i = 0; i < Bounds.SHORT.entries(); i++) {
      collector.put("g", "n" + i, "v", Meaning.UNKNOWN);
    }
    assertThat(collector.isFull()).isFalse();
    collector.put("g", "one more", "v", Meaning.UNKNOWN);
    assertThat(collector.isFull()).isTrue();
    assertThat(texts("g")).hasSize(Bounds.SHORT.entries());
    assertThat(collector.collected().problems())
        .containsExactly("there is more metadata than is shown");
  }

  @Test
  void boundsAllTextsTogether() {
    for (int i = 0; i < Bounds.SHORT.entries(); i++) {
      collector.put("g", "n" + i, "é".repeat(Bounds.SHORT.value()), Meaning.UNKNOWN);
    }
    long letters = texts("g").values().stream().mapToLong(String::length).sum();
    assertThat(letters * 6).isLessThanOrEqualTo(Bounds.SHORT.total());
    assertThat(collector.isFull()).isTrue();
  }

  @Test
  void boundsProblems() {
    for (int i = 0; i < 1000; i++) {
      collector.problem("problem " + i);
    }
    assertThat(collector.collected().problems()).hasSize(MetadataCollector.MAX_PROBLEMS);
  }

  @Test
  void believesInPossibleResolutionsOnly() {
    collector.resolution(new Resolution(0, 100, "a"));
    collector.resolution(new Resolution(Double.NaN, 100, "b"));
    collector.resolution(new Resolution(Double.POSITIVE_INFINITY, 100, "c"));
    assertThat(collector.collected().resolution()).isEmpty();
    collector.resolution(Resolution.ofMicrometres(0.25, 0.5, "d"));
    var found = collector.collected().resolution().orElseThrow();
    assertThat(found.horizontal()).isEqualTo(4e6);
    assertThat(found.micrometresDown()).isEqualTo(0.5);
  }

  private Map<String, String> texts(String group) {
    return collector.collected().groups().getOrDefault(group, Map.of());
  }
}
