package org.fovea.web.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// What a bearer token may be used for at most, by its scope (RFC 6749, section 3.3). Each includes
/// those before it. What its person may do is another question, which the guard answers.
public enum TokenScope {
  /// Nothing.
  NONE(""),
  /// Look at everything but the administration.
  READ("fovea.read"),
  /// Change things there, too.
  WRITE("fovea.write"),
  /// All that the person may, the administration included.
  ADMIN("fovea.admin");

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String OVERRIDE = "X-HTTP-Method-Override";
  private static final String ADMINISTRATION = "admin";
  private static final Pattern SEPARATORS = Pattern.compile("[/;]+");

  private final String word;

  TokenScope(String word) {
    this.word = word;
  }

  /// The largest that is named, or `otherwise` if none is. Words that are not ours mean nothing.
  static TokenScope of(Collection<String> words, TokenScope otherwise) {
    return Arrays.stream(values())
        .filter(scope -> scope != NONE && words.contains(scope.word))
        .reduce((_, larger) -> larger)
        .orElse(otherwise);
  }

  /// What a request needs.
  static TokenScope neededFor(HttpServletRequest request) {
    // the decoded path, as the resources see it
    var path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    return neededFor(path, request.getMethod(), Collections.list(request.getHeaders(OVERRIDE)));
  }

  /// What a request needs.
  ///
  /// @param path decoded, from the root of the server
  /// @param meant which methods the request says it means (docs/uploads.md); that is found out
  ///   later, so whatever could become a change counts as one
  public static TokenScope neededFor(String path, String method, Collection<String> meant) {
    // whatever way of writing the path a resource may still understand
    if (SEPARATORS.splitAsStream(path).anyMatch(ADMINISTRATION::equals)) {
      return ADMIN;
    }
    return SAFE.contains(method) && SAFE.containsAll(meant) ? READ : WRITE;
  }

  /// Whether a token with this scope will do where `needed` is needed.
  boolean suffices(TokenScope needed) {
    return compareTo(needed) >= 0;
  }

  /// As it stands in tokens.
  public String word() {
    return word;
  }
}
