package org.fovea.web.page.shared;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers and days as a page writes them. Figures and units never part at the end of a line.
public final class Figures {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};
  private static final int THOUSAND = 1000;
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
  private static final char NO_BREAK = '\u00a0';
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d" + NO_BREAK + "MMM" + NO_BREAK + "uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern(
          "d" + NO_BREAK + "MMM" + NO_BREAK + "uuuu, HH:mm" + NO_BREAK + "'UTC'", Locale.ENGLISH);

  private Figures() {}

  /// A length in decimal units with three significant digits: `1.23 GB`, `45.6 MB`, `812 bytes`.
  ///
  /// @param bytes 0 or more
  public static String bytes(long bytes) {
    if (bytes < THOUSAND) {
      return "" + bytes + NO_BREAK + (bytes == 1 ? "byte" : "bytes");
    }
    var value = BigDecimal.valueOf(bytes);
    int unit = -1;
    do {
      value = value.movePointLeft(3);
      unit++;
    } while (value.round(THREE_DIGITS).compareTo(BigDecimal.valueOf(THOUSAND)) >= 0);
    return value.round(THREE_DIGITS).toPlainString() + NO_BREAK + UNITS[unit];
  }

  /// Width and height in pixels: `20,000 × 19,000 px`.
  public static String pixels(long width, long height) {
    return grouped(width) + NO_BREAK + "×" + NO_BREAK + grouped(height) + NO_BREAK + "px";
  }

  /// A day: `22 Nov 2026`.
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /// The day of a moment in UTC; scripts put the browser's own time in its place.
  public static String day(Instant moment) {
    return day(LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }

  /// A moment in UTC: `22 Nov 2026, 04:31 UTC`; scripts put the browser's own time in its place.
  public static String moment(Instant moment) {
    return MOMENT.format(moment.atOffset(ZoneOffset.UTC));
  }

  /// A number of things: `20,000`.
  public static String grouped(long number) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
  }
}
