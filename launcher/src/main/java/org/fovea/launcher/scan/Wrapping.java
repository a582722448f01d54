package org.fovea.launcher.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What a planted needle lies in.
enum Wrapping {
  /// Half of it on each side of the border between two pieces.
  ACROSS_A_BORDER {
    @Override
    byte[] wrap(byte[] needle, int border) {
      byte[] file = Plant.noise(border * 2);
      System.arraycopy(needle, 0, file, border - needle.length / 2, needle.length);
      return file;
    }
  },
  GZIP {
    @Override
    byte[] wrap(byte[] needle, int border) throws IOException {
      return written(needle, GZIPOutputStream::new);
    }
  },
  /// In the last bytes of a file.
  AT_THE_END {
    @Override
    byte[] wrap(byte[] needle, int border) {
      byte[] file = Plant.noise(border + needle.length);
      System.arraycopy(needle, 0, file, border, needle.length);
      return file;
    }
  },
  /// In a JAR in a ZIP.
  NESTED_ZIP {
    @Override
    byte[] wrap(byte[] needle, int border) throws IOException {
      return zip("inner.jar", zip("text", needle));
    }
  },
  /// A token whose payload holds it.
  JSON_WEB_TOKEN {
    @Override
    byte[] wrap(byte[] needle, int border) {
      var encoder = Base64.getUrlEncoder().withoutPadding();
      var head = encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.US_ASCII));
      var payload = new String(needle, StandardCharsets.ISO_8859_1);
      var body = "{\"name\":\"" + payload + "\"}";
      var token =
          head + "." + encoder.encodeToString(body.getBytes(StandardCharsets.ISO_8859_1)) + ".c2ln";
      return ("Bearer " + token + "\n").getBytes(StandardCharsets.US_ASCII);
    }
  },
  /// In the middle of something else.
  ZLIB {
    @Override
    byte[] wrap(byte[] needle, int border) throws IOException {
      byte[] stream = written(needle, DeflaterOutputStream::new);
      byte[] file = Plant.noise(border + stream.length);
      System.arraycopy(stream, 0, file, border / 2, stream.length);
      return file;
    }
  };

  /// Returns a file with the needle in it.
  ///
  /// @param border bytes of a piece
  abstract byte[] wrap(byte[] needle, int border) throws IOException;

  private interface Wrapper {
    OutputStream around(OutputStream out) throws IOException;
  }

  private static byte[] written(byte[] needle, Wrapper wrapper) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = wrapper.around(bytes)) {
      out.write(needle);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    return written(
        content,
        out -> {
          var zip = new ZipOutputStream(out);
          zip.putNextEntry(new ZipEntry(name));
          return zip;
        });
  }
}
