package org.fovea.config;

import java.net.URI;

/// Where people reach this server.
///
/// @param publicUrl scheme, host and port that every link leaving the server starts with; no path
public record ServerSettings(URI publicUrl) {

  /// @throws IllegalStateException if the address is not `http(s)://host[:port]`
  public ServerSettings {
    var path = publicUrl.getPath();
    var bare = path == null || path.isEmpty() || path.equals("/");
    var web = "http".equals(publicUrl.getScheme()) || "https".equals(publicUrl.getScheme());
    if (!web || publicUrl.getHost() == null || !bare || publicUrl.getQuery() != null) {
      throw new IllegalStateException("FOVEA_PUBLIC_URL is not http(s)://host[:port] without path");
    }
    publicUrl = URI.create(publicUrl.getScheme() + "://" + publicUrl.getAuthority());
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
