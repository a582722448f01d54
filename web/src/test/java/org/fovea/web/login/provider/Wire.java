package org.fovea.web.login.provider;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One request to the stand-in provider and its answer.
///
/// @param exchange the request as the JDK's server hands it over
record Wire(HttpExchange exchange) {

  String path() {
    return exchange.getRequestURI().getPath();
  }

  String rawQuery() {
    return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
  }

  Map<String, String> query() {
    return form(rawQuery());
  }

  Map<String, String> body() throws IOException {
    return form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  /// The request header, or an empty text.
  String header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  void redirect(String to, Map<String, String> parameters) throws IOException {
    var query =
        parameters.entrySet().stream()
            .map(e -> e.getKey() + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"));
    exchange.getResponseHeaders().set("Location", query.isEmpty() ? to : to + "?" + query);
    exchange.sendResponseHeaders(302, -1);
  }

  void send(int status, Map<String, ?> json) throws IOException {
    send(status, "application/json", JSONObjectUtils.toJSONString(json));
  }

  void send(int status, String type, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.trim().split(" +")));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> form(String text) {
    var form = new LinkedHashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      var equals = (pair + "=").indexOf('=');
      var value = pair.substring(Math.min(pair.length(), equals + 1));
      form.put(decode(pair.substring(0, equals)), decode(value));
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
