package org.fovea.web.login;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a person goes after login: an address on this server, never another one.
///
/// @param value path and query as they stand in an address, beginning with one `/`
public record ReturnPath(String value) {
  /// The home page, which stands in for everything that is refused.
  public static final ReturnPath HOME = new ReturnPath("/");

  private static final int MAX_LENGTH = 2000;
  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
  private static final Pattern SEGMENTS = Pattern.compile("(/[A-Za-z0-9._~!$&'()*+,;=:%-]*)+");
  private static final Pattern DOTS = Pattern.compile("(^|/)(\\.|%2e){1,2}(/|$)");
  // what a proxy might decode into a line end, a slash or a backslash
  private static final Pattern HIDDEN = Pattern.compile("%(0|1|2f|5c|7f|25)");
  private static final Pattern LOGIN = Pattern.compile("/(login|logout)(/.*)?");

  /// The way back that a request asks for, or the home page if it leads anywhere but here.
  ///
  /// Refused are other hosts in all spellings (`//x`, `/\x`, `https:x`, `/@x`), control characters
  /// and line ends, encoded or not, dot segments, and the login itself.
  public static ReturnPath of(@Nullable String wanted) {
    return Optional.ofNullable(wanted)
        .filter(ReturnPath::isLocal)
        .map(ReturnPath::new)
        .orElse(HOME);
  }

  /// The address that the browser asked for, also while a page or an error page is shown for it.
  public static ReturnPath of(HttpServletRequest request) {
    var forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) != null;
    var path =
        forwarded ? RequestDispatcher.FORWARD_REQUEST_URI : RequestDispatcher.ERROR_REQUEST_URI;
    if (request.getAttribute(path) instanceof String uri) {
      var query = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
      return of(joined(uri, query instanceof String text ? text : null));
    }
    return of(joined(request.getRequestURI(), request.getQueryString()));
  }

  private static String joined(String path, @Nullable String query) {
    return query == null ? path : path + "?" + query;
  }

  /// The local address that starts a login which ends here.
  public String loginAddress() {
    return "/login?return=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /// The same for a login in which the person proves anew who they are.
  public String freshLoginAddress() {
    return loginAddress() + "&fresh=1";
  }

  private static boolean isLocal(String wanted) {
    if (wanted.length() > MAX_LENGTH || !PRINTABLE.matcher(wanted).matches()) {
      return false;
    }
    var mark = (wanted + "?").indexOf('?');
    return isAddress(wanted)
        && isPlain(wanted.substring(0, mark))
        && !hasLineEnd(wanted.substring(mark));
  }

  private static boolean isAddress(String wanted) {
    try {
      return new URI(wanted).getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isPlain(String path) {
    var lower = path.toLowerCase(Locale.ROOT);
    return SEGMENTS.matcher(path).matches()
        && !path.contains("//")
        && !DOTS.matcher(lower).find()
        && !HIDDEN.matcher(lower).find()
        && !LOGIN.matcher(lower).matches();
  }

  private static boolean hasLineEnd(String query) {
    var lower = query.toLowerCase(Locale.ROOT);
    return lower.contains("%0") || lower.contains("%1") || lower.contains("%7f");
  }
}
