package org.fovea.hub.upload;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;

/// Plays Fovea for one instrument, as far as the hub can tell: tus with creation, images by the key
/// of a file, and answers that a test puts in its way.
final class StandInServer implements AutoCloseable {
  static final String TOKEN = "t".repeat(43);

  private final HttpServer http;
  private final Map<String, Received> uploads = new ConcurrentHashMap<>();
  private final Map<String, String> images = new ConcurrentHashMap<>();

  /// What requests get instead of what they ask for, one each: a status and a body.
  final ConcurrentLinkedDeque<Answer> inTheWay = new ConcurrentLinkedDeque<>();

  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /// @param cutAfter a PATCH is cut off after so many bytes, which are kept; negative: not at all
  /// @param retryAfter the header of that name, or blank
  record Answer(int status, String body, int cutAfter, String retryAfter) {
    static Answer of(int status, String code) {
      return of(status, code, "");
    }

    static Answer of(int status, String code, String retryAfter) {
      return new Answer(status, "{\"type\":\"urn:fovea:problem:" + code + "\"}", -1, retryAfter);
    }

    static Answer cut(int bytes) {
      return new Answer(0, "", bytes, "");
    }
  }

  private static final class Received {
    final String key;
    final long length;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Received(String key, long length) {
      this.key = key;
      this.length = length;
    }
  }

  StandInServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::handle);
    http.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /// How many images there are.
  int images() {
    return images.size();
  }

  /// The bytes of an image.
  byte[] anImage() {
    return uploads.values().stream()
        .filter(upload -> upload.bytes.size() == upload.length)
        .findAny()
        .orElseThrow()
        .bytes
        .toByteArray();
  }

  /// Forgets all uploads that are not complete, as a server does after a day.
  void forgetUploads() {
    uploads.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Tus-Resumable", "1.0.0");
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    try (exchange) {
      var way = inTheWay.poll();
      if (way != null && way.cutAfter() >= 0) {
        keep(exchange, way.cutAfter());
        return; // without an answer
      }
      if (way != null) {
        if (!way.retryAfter().isEmpty()) {
          exchange.getResponseHeaders().set("Retry-After", way.retryAfter());
        }
        answer(exchange, way.status(), way.body());
      } else if (!("Fovea-Hub " + TOKEN)
          .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange, 401, "{\"type\":\"about:blank\"}");
      } else {
        serve(exchange);
      }
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    switch (exchange.getRequestMethod()) {
      case "POST" -> create(exchange);
      case "HEAD" -> tell(exchange, path, 200);
      case "PATCH" -> append(exchange, path);
      default -> answer(exchange, 404, "");
    }
  }

  private synchronized void create(HttpExchange exchange) throws IOException {
    var said = metadata(exchange.getRequestHeaders().getFirst("Upload-Metadata"));
    var key = said.get("sha256") + " " + said.get("path");
    if (images.containsKey(key)) {
      answer(
          exchange,
          409,
          "{\"type\":\"urn:fovea:problem:already-delivered\",\"image\":\"%s\"}"
              .formatted(images.get(key)));
      return;
    }
    var path =
        uploads.entrySet().stream()
            .filter(each -> each.getValue().key.equals(key))
            .map(Map.Entry::getKey)
            .findAny()
            .orElse("/api/v1/uploads/%022d".formatted(uploads.size() + 1));
    var length = Long.parseLong(exchange.getRequestHeaders().getFirst("Upload-Length"));
    uploads.putIfAbsent(path, new Received(key, length));
    // another host, as behind a proxy: the hub must not follow it there
    exchange.getResponseHeaders().set("Location", "https://elsewhere.example" + path);
    tell(exchange, path, 201);
  }

  private void append(HttpExchange exchange, String path) throws IOException {
    var upload = uploads.get(path);
    var offset = exchange.getRequestHeaders().getFirst("Upload-Offset");
    if (upload == null) {
      answer(exchange, 404, "{\"type\":\"urn:fovea:problem:not-found\"}");
    } else if (!offset.equals(Long.toString(upload.bytes.size()))) {
      answer(exchange, 409, "{\"type\":\"urn:fovea:problem:offset-mismatch\"}");
    } else {
      upload.bytes.write(exchange.getRequestBody().readAllBytes());
      tell(exchange, path, 204);
    }
  }

  private void keep(HttpExchange exchange, int bytes) throws IOException {
    var upload = uploads.get(exchange.getRequestURI().getPath());
    if (upload != null && exchange.getRequestMethod().equals("PATCH")) {
      upload.bytes.write(exchange.getRequestBody().readNBytes(bytes));
    }
  }

  private void tell(HttpExchange exchange, String path, int status) throws IOException {
    var upload = uploads.get(path);
    if (upload == null) {
      answer(exchange, 404, "{\"type\":\"urn:fovea:problem:not-found\"}");
      return;
    }
    exchange.getResponseHeaders().set("Upload-Offset", Integer.toString(upload.bytes.size()));
    if (upload.bytes.size() == upload.length) {
      images.putIfAbsent(upload.key, "image" + images.size());
      exchange.getResponseHeaders().set("Fovea-Image", images.get(upload.key));
    }
    exchange.sendResponseHeaders(status, -1);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean bare = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bare || bytes.length == 0 ? -1 : bytes.length);
    if (!bare) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Map<String, String> metadata(String header) {
    Map<String, String> said = new HashMap<>();
    for (var pair : header.split(",", -1)) {
      var words = pair.split(" ", 2);
      said.put(words[0], new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8));
    }
    return said;
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
