package org.fovea.logging;

import java.util.regex.Pattern;

/// A text as it may stand in a log.
///
/// Our own code hands no claim of a person to a log. This is for what libraries put into messages
/// of theirs and for what strangers send: addresses are masked, tokens and mail addresses left out,
/// and nothing that was sent can pass for a line of its own.
public final class LogText {
  /// The most letters of one record, its stack trace included. A rotated file is larger than its
  /// limit by one record at most.
  public static final int MAX_LENGTH = 16 * 1024;

  private static final Pattern TOKEN =
      Pattern.compile("\\beyJ[A-Za-z0-9_-]{4,}+\\.[A-Za-z0-9_-]*+(?:\\.[A-Za-z0-9_-]*+){0,3}");
  private static final Pattern BEARER =
      Pattern.compile("(?i)\\b(bearer|basic|fovea-hub)\\s++[A-Za-z0-9+/=._~-]{8,}+");
  private static final Pattern LINK =
      Pattern.compile("(/(?:r|embed|join|succeed)/|\\blink=)[A-Za-z0-9_-]{22,64}+");
  private static final Pattern MAIL =
      Pattern.compile(
          "[^\\s@<>()\\[\\],;:\"'=/]{1,64}(?:@|%40)[A-Za-z0-9-]{1,63}\\.[A-Za-z0-9.-]{1,190}");
  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n]]");

  private LogText() {}

  /// The text of one record, which keeps a line end where it has one as its last letter; all lines
  /// but the first are indented.
  public static String of(String record) {
    var text = record.length() > MAX_LENGTH ? record.substring(0, MAX_LENGTH) + "…" : record;
    var secretless = TOKEN.matcher(text).replaceAll("[token]");
    secretless = BEARER.matcher(secretless).replaceAll("$1 [token]");
    secretless = LINK.matcher(secretless).replaceAll("$1[token]");
    secretless = MAIL.matcher(secretless).replaceAll("[mail]");
    var lines = LINE_END.matcher(AddressMask.mask(secretless).strip()).replaceAll("\n\t");
    return CONTROL.matcher(lines).replaceAll("?") + "\n";
  }
}
