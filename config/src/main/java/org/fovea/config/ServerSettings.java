package org.fovea.config;

import java.net.URI;
import java.util.Locale;

/// Where people reach this server.
///
/// @param publicUrl scheme, host and port that every link leaving the server starts with; no path
public record ServerSettings(URI publicUrl) {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /// @throws IllegalStateException if the address is not `http(s)://host[:port]`
  public ServerSettings {
    var path = publicUrl.getPath();
    var bare = path == null || path.isEmpty() || path.equals("/");
    var web = "http".equals(publicUrl.getScheme()) || "https".equals(publicUrl.getScheme());
    var more = publicUrl.getQuery() != null || publicUrl.getUserInfo() != null;
    if (!web || publicUrl.getHost() == null || !bare || more) {
      throw new IllegalStateException("FOVEA_PUBLIC_URL is not http(s)://host[:port] without path");
    }
    publicUrl = origin(publicUrl);
  }

  /// The address as browsers write it in `Origin` (RFC 6454, section 6.2): small letters, and no
  /// port that goes without saying.
  private static URI origin(URI address) {
    int usual = "https".equals(address.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    boolean said = address.getPort() != -1 && address.getPort() != usual;
    var host = address.getHost().toLowerCase(Locale.ROOT);
    return URI.create(address.getScheme() + "://" + host + (said ? ":" + address.getPort() : ""));
  }

  /// Whether people reach the server over TLS, so that cookies can be bound to it.
  public boolean secure() {
    return "https".equals(publicUrl.getScheme());
  }

  /// The address of a local path as the outside sees it.
  ///
  /// @param path starts with `/`
  public URI link(String path) {
    return URI.create(publicUrl + path);
  }
}
