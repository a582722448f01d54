package org.fovea.pyramid.metadata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.fovea.pyramid.metadata.Metadata.Storage;
import org.fovea.pyramid.source.FileBytes;

/// The cards of a FITS file's first header (FITS Standard 4.0, section 4): keyword in columns 1 to
/// 8, value from column 11, 80 columns a card.
final class FitsMetadata {
  private static final int CARD_BYTES = 80;
  private static final int MAX_CARDS = 10_000;

  private final FileBytes file;
  private final MetadataCollector collector;

  FitsMetadata(FileBytes file, MetadataCollector collector) {
    this.file = file;
    this.collector = collector;
  }

  void read() throws IOException {
    collector.storage(new Storage("rows", 0, 0, "none"));
    for (int i = 0; i < MAX_CARDS; i++) {
      var card =
          new String(file.bytes((long) i * CARD_BYTES, CARD_BYTES), StandardCharsets.US_ASCII);
      var keyword = card.substring(0, 8).strip();
      if (keyword.equals("END")) {
        return;
      }
      boolean valued = card.startsWith("= ", 8);
      var text = card.substring(valued ? 10 : 8).strip();
      if (keyword.equals("BITPIX")) {
        collector.sampleType(sampleType(text));
      }
      var name = keyword.isEmpty() ? "COMMENT" : keyword;
      collector.put("FITS", name, text, MeaningTable.of(Scheme.FITS, name, text));
    }
    collector.problem("the FITS header has no end");
  }

  private static String sampleType(String bits) {
    if (bits.startsWith("-")) {
      return "floating point";
    }
    return bits.startsWith("8") ? "unsigned integer" : "signed integer";
  }
}
