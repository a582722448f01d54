package org.fovea.web.rest.image;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import org.fovea.service.image.OriginalView;
import org.jspecify.annotations.Nullable;

/// A file as it came, as a download that no browser takes for a page.
final class OriginalAnswer {
  private static final int BUFFER = 1 << 18;
  private static final int PARTIAL = 206;
  private static final int NOT_SATISFIABLE = 416;

  private OriginalAnswer() {}

  static Response of(OriginalView original, @Nullable String rangeHeader) {
    long size = original.sizeBytes();
    var whole = new ByteRange(0, size - 1);
    var asked = ByteRange.parse(rangeHeader, size);
    if (asked.filter(range -> !range.satisfiable(size)).isPresent()) {
      return Response.status(NOT_SATISFIABLE).header("Content-Range", "bytes */" + size).build();
    }
    var range = asked.orElse(whole);
    var answer =
        Response.status(asked.isPresent() ? PARTIAL : Response.Status.OK.getStatusCode())
            .entity((StreamingOutput) out -> copy(original, range, out))
            .header(HttpHeaders.CONTENT_LENGTH, range.length());
    if (asked.isPresent()) {
      answer.header("Content-Range", "bytes %d-%d/%d".formatted(range.first(), range.last(), size));
    }
    return answer
        .tag(new EntityTag(original.etag()))
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(original.name()))
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .build();
  }

  /// RFC 6266: a plain name for old clients, and the real one percent-encoded (RFC 8187).
  static String disposition(String name) {
    var plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    var real =
        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + real;
  }

  private static void copy(OriginalView original, ByteRange range, OutputStream out)
      throws IOException {
    try (var channel = FileChannel.open(original.file(), StandardOpenOption.READ)) {
      var buffer = ByteBuffer.allocate(BUFFER);
      long position = range.first();
      long end = range.last() + 1;
      while (position < end) {
        buffer.clear().limit((int) Math.min(BUFFER, end - position));
        int count = channel.read(buffer, position);
        if (count < 0) {
          throw new IOException("the original is shorter than was recorded");
        }
        out.write(buffer.array(), 0, count);
        position += count;
      }
    }
  }
}
