package org.fovea.pyramid.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fovea.pyramid.metadata.Metadata.Resolution;
import org.junit.jupiter.api.Test;

class MetadataCollectorTest {
  private final MetadataCollector collector = new MetadataCollector();

  @Test
  void keepsTextsOfOneNameApart() {
    collector.put("PNG text", "Title", "one");
    collector.put("PNG text", "Title", "two");
    assertThat(texts("PNG text").values()).containsExactly("one", "two");
  }

  @Test
  void cutsALongValueWithAMark() {
    collector.put("g", "exact", "x".repeat(MetadataCollector.MAX_VALUE));
    collector.put("g", "more", "x".repeat(MetadataCollector.MAX_VALUE + 1));
    var texts = texts("g");
    assertThat(texts.get("exact")).hasSize(MetadataCollector.MAX_VALUE).endsWith("x");
    assertThat(texts.get("more")).hasSize(MetadataCollector.MAX_VALUE).endsWith("(cut)");
  }

  @Test
  void takesNoMoreEntriesThanAllowed() {
    for (int i = 0; i < MetadataCollector.MAX_ENTRIES; i++) {
      collector.put("g", "n" + i, "v");
    }
    assertThat(collector.isFull()).isFalse();
    collector.put("g", "one more", "v");
    assertThat(collector.isFull()).isTrue();
    assertThat(texts("g")).hasSize(MetadataCollector.MAX_ENTRIES);
    assertThat(collector.collected().problems())
        .containsExactly("there is more metadata than is shown");
  }

  @Test
  void boundsAllTextsTogether() {
    for (int i = 0; i < MetadataCollector.MAX_ENTRIES; i++) {
      collector.put("g", "n" + i, "é".repeat(MetadataCollector.MAX_VALUE));
    }
    long letters = texts("g").values().stream().mapToLong(String::length).sum();
    assertThat(letters * 6).isLessThanOrEqualTo(MetadataCollector.MAX_TOTAL);
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
