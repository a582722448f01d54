package org.fovea.launcher.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
