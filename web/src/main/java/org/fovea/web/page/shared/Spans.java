package org.fovea.web.page.shared;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import org.fovea.service.retention.Keeping;
import org.fovea.service.retention.RetentionRule;

/// How long something lasts, in words.
public final class Spans {
  private static final int HOURS_OF_TWO_DAYS = 48;

  private Spans() {}

  /// A time in the largest unit that says it exactly: `24 hours`, `90 days`, `12 months`.
  public static String words(TemporalAmount time) {
    if (time instanceof Period period) {
      return words(period);
    }
    var duration = Duration.from(time);
    if (duration.truncatedTo(ChronoUnit.DAYS).equals(duration)
        && duration.toHours() >= HOURS_OF_TWO_DAYS) {
      return count(duration.toDays(), "day");
    }
    if (duration.truncatedTo(ChronoUnit.HOURS).equals(duration)) {
      return count(duration.toHours(), "hour");
    }
    return duration.truncatedTo(ChronoUnit.MINUTES).equals(duration)
        ? count(duration.toMinutes(), "minute")
        : count(duration.toSeconds(), "second");
  }

  private static String words(Period period) {
    long days = period.get(ChronoUnit.DAYS); // a period of ours has days or months, never both
    if (days > 0) {
      return count(days, "day");
    }
    return period.getMonths() > 0 || period.getYears() <= 1
        ? count(period.toTotalMonths(), "month")
        : count(period.getYears(), "year");
  }

  /// How long a class of data is kept: `12 months after the last login`.
  public static String kept(RetentionRule rule) {
    var since = Messages.text("retention.since." + rule.since());
    return switch (rule.keeping()) {
      case Keeping.For time -> words(time.time()) + " " + since;
      case Keeping.UpTo size -> Messages.text("retention.up-to", Figures.bytes(size.bytes()));
      case Keeping.UntilDeleted _ -> Messages.text("retention.until-deleted");
      case Keeping.Always _ -> Messages.text("retention.always");
    };
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
