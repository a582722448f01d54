package org.fovea.service.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// An answer that can be given again.
///
/// @param status the HTTP status, 200 to 299
/// @param headers those that belong to it, by name
/// @param body the JSON text, or empty if there is none
public record KeptAnswer(int status, Map<String, String> headers, String body) {

  /// @throws IllegalArgumentException if it says that nothing was done: a refusal is not kept
  public KeptAnswer {
    if (status < 200 || status > 299) {
      throw new IllegalArgumentException("only what was done is kept, not " + status);
    }
    headers = Map.copyOf(headers);
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeShort(status);
      out.writeShort(headers.size());
      for (var header : new TreeMap<>(headers).entrySet()) {
        out.writeUTF(header.getKey());
        out.writeUTF(header.getValue());
      }
      out.write(body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  static KeptAnswer of(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int status = in.readShort();
      Map<String, String> headers = new TreeMap<>();
      for (int left = in.readShort(); left > 0; left--) {
        headers.put(in.readUTF(), in.readUTF());
      }
      return new KeptAnswer(status, headers, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("an answer of another form", e);
    }
  }

  /// An answer may hold what nobody but its receiver may know, such as a link.
  @Override
  public String toString() {
    return "KeptAnswer[" + status + ", …]";
  }
}
