package org.fovea.web.rest.upload;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as HTTP writes them: IMF-fixdate (RFC 9110, section 5.6.7).
final class HttpDate {
  // Java's own RFC_1123_DATE_TIME writes days below ten with one digit
  private static final DateTimeFormatter FIXDATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  static String format(Instant time) {
    return FIXDATE.format(time);
  }
}
