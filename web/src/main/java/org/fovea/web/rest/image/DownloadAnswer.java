package org.fovea.web.rest.image;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.fovea.service.image.FileView;
import org.jspecify.annotations.Nullable;

/// A file as a download that no browser takes for a page: an original, or a pyramid. One range of
/// bytes may be asked for, also on condition (RFC 9110, sections 13.1.5 and 14).
final class DownloadAnswer {
  private static final int BUFFER = 1 << 18;
  private static final int PARTIAL = 206;
  private static final int NOT_SATISFIABLE = 416;

  private DownloadAnswer() {}

  /// @param rangeHeader the header `Range`
  /// @param ifRangeHeader the header `If-Range`: the range counts only if the file is still this
  ///   one
  static Response of(
      FileView file,
      Request request,
      @Nullable String rangeHeader,
      @Nullable String ifRangeHeader) {
    var tag = new EntityTag(file.etag());
    var current = request.evaluatePreconditions(tag);
    if (current != null) {
      return PrivateAnswer.of(current, file.etag());
    }
    boolean same = ifRangeHeader == null || ifRangeHeader.strip().equals("\"" + file.etag() + "\"");
    long size = file.sizeBytes();
    var asked = same ? ByteRange.parse(rangeHeader, size) : Optional.<ByteRange>empty();
    if (asked.filter(range -> !range.satisfiable(size)).isPresent()) {
      return Response.status(NOT_SATISFIABLE).header("Content-Range", "bytes */" + size).build();
    }
    return answer(file, asked).tag(tag).build();
  }

  private static Response.ResponseBuilder answer(FileView file, Optional<ByteRange> asked) {
    long size = file.sizeBytes();
    var range = asked.orElse(new ByteRange(0, size - 1));
    var answer =
        Response.status(asked.isPresent() ? PARTIAL : Response.Status.OK.getStatusCode())
            .entity((StreamingOutput) out -> copy(file, range, out))
            .header(HttpHeaders.CONTENT_LENGTH, range.length());
    if (asked.isPresent()) {
      answer.header("Content-Range", "bytes %d-%d/%d".formatted(range.first(), range.last(), size));
    }
    return answer
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name()))
        .header("Content-Security-Policy", "sandbox; default-src 'none'");
  }

  /// RFC 6266: a plain name for old clients, and the real one percent-encoded (RFC 8187).
  static String disposition(String name) {
    var plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    var real =
        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + real;
  }

  private static void copy(FileView file, ByteRange range, OutputStream out) throws IOException {
    try (var channel = FileChannel.open(file.file(), StandardOpenOption.READ)) {
      var buffer = ByteBuffer.allocate(BUFFER);
      long position = range.first();
      long end = range.last() + 1;
      while (position < end) {
        buffer.clear().limit((int) Math.min(BUFFER, end - position));
        int count = channel.read(buffer, position);
        if (count < 0) {
          throw new IOException("the file is shorter than was recorded");
        }
        out.write(buffer.array(), 0, count);
        position += count;
      }
    }
  }
}
