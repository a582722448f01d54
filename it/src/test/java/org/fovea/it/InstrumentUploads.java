package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Uploads as the hub of an instrument makes them.
final class InstrumentUploads {
  private InstrumentUploads() {}

  /// Sends a file whole and returns its image.
  static String deliver(Api sender, String experiment, String path, byte[] file) {
    var answer = sender.patch(address(begin(sender, experiment, path, file)), 0, file);
    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(204);
    return answer.headers().firstValue("Fovea-Image").orElseThrow();
  }

  /// Announces a file.
  ///
  /// @param path where it lies on the machine
  static HttpResponse<byte[]> begin(Api sender, String experiment, String path, byte[] file) {
    var length = Integer.toString(file.length);
    return announce(sender, experiment, path, file, "Upload-Length", length);
  }

  /// The same, with what is said of its length and parts.
  static HttpResponse<byte[]> announce(
      Api sender, String experiment, String path, byte[] file, String... headers) {
    var metadata =
        "filename %s,path %s,sha256 %s,space %s"
            .formatted(
                Api.base64(path.substring(path.lastIndexOf('/') + 1)),
                Api.base64(path),
                Api.base64(sha256(file)),
                Api.base64(experiment));
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Tus-Resumable", Api.TUS, "Upload-Metadata", metadata));
    return sender.send(
        "POST", "/api/v1/uploads", BodyPublishers.noBody(), all.toArray(String[]::new));
  }

  /// Where the upload is that was begun.
  static URI address(HttpResponse<byte[]> begun) {
    assertThat(begun.statusCode()).as(Api.text(begun)).isEqualTo(201);
    return URI.create(begun.headers().firstValue("Location").orElseThrow());
  }

  /// Why something was refused.
  static String code(HttpResponse<byte[]> refused) {
    assertThat(refused.statusCode()).as(Api.text(refused)).isGreaterThanOrEqualTo(400);
    return Api.body(refused).getString("type").replace("urn:fovea:problem:", "");
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
