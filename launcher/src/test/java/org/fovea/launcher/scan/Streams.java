package org.fovea.launcher.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes streams with something in them and scans them in pieces.
final class Streams {
  static final Path REALM = Path.of("../keycloak-realm.json");
  private static final long ALLOWANCE = 1L << 24;

  private Streams() {}

  interface Wrapper {
    OutputStream around(OutputStream out) throws IOException;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] gzip(byte[] content) {
    return written(content, GZIPOutputStream::new);
  }

  static byte[] zlib(byte[] content) {
    return written(content, DeflaterOutputStream::new);
  }

  static byte[] zip(byte[] content) {
    return written(
        content,
        out -> {
          var zip = new ZipOutputStream(out);
          zip.putNextEntry(new ZipEntry("some/name.txt"));
          return zip;
        });
  }

  private static byte[] written(byte[] content, Wrapper wrapper) {
    var bytes = new ByteArrayOutputStream();
    try (var out = wrapper.around(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// The pixels of a picture of 3100 by 2100: squares of one colour under a little noise, deflated
  /// as in a PNG.
  static byte[] picture(long seed) {
    int width = 3100;
    int stride = 1 + 3 * width; // each row begins with its filter: none
    byte[] rows = new byte[2100 * stride];
    new Random(seed).nextBytes(rows);
    for (int at = 0; at < rows.length; at++) {
      int inRow = at % stride - 1;
      rows[at] =
          inRow < 0 ? 0 : (byte) ((rows[at] & 7) + colour(inRow / 3, at / stride, inRow % 3));
    }
    return written(rows, out -> new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED)));
  }

  private static int colour(int x, int y, int channel) {
    int column = x / 100;
    int row = y / 100;
    return switch (channel) {
          case 0 -> column * 53;
          case 1 -> row * 97;
          default -> (column + 2 * row) * 31;
        }
        % 225;
  }

  static byte[] joined(byte[]... parts) {
    var bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  static Notes scan(Search search, byte[] stream, int piece) {
    return scan(search, stream, piece, ALLOWANCE);
  }

  /// @param allowance bytes that may be unpacked
  static Notes scan(Search search, byte[] stream, int piece, long allowance) {
    var notes = new Notes();
    try (var inspection = new Inspection(search, notes, new AtomicLong(allowance))) {
      var scan = new StreamScan(inspection, Place.file(Path.of("file")), 0);
      for (int from = 0; from < stream.length; from += piece) {
        byte[] part = Arrays.copyOfRange(stream, from, Math.min(stream.length, from + piece));
        scan.take(part, 0, part.length);
      }
      scan.end();
      notes.countBytes(stream.length, inspection.unpackedBytes());
    }
    return notes;
  }

  static List<Long> ends(Notes notes) {
    return notes.findings().stream().map(Finding::endByte).toList();
  }
}
