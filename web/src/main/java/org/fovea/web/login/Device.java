package org.fovea.web.login;

import java.util.regex.Pattern;

/// With what somebody came, as coarsely as is of use to tell one's own sessions apart: the families
/// of browser and system, no version and no model. Computed when a session begins, kept with it in
/// memory, and written down nowhere.
///
/// @param browser its family
/// @param system the family of the operating system
public record Device(Browser browser, Platform system) {

  /// Families of browsers, in the order in which they are looked for: most say that they are
  /// others, too.
  public enum Browser {
    EDGE("Edg(e|A|iOS)?/"),
    OPERA("OPR/|Opera"),
    SAMSUNG("SamsungBrowser/"),
    FIREFOX("Firefox/|FxiOS/"),
    CHROME("Chrom(e|ium)/|CriOS/|HeadlessChrome/"),
    SAFARI("Safari/"),
    OTHER("");

    private final Pattern mark;

    Browser(String mark) {
      this.mark = Pattern.compile(mark);
    }
  }

  /// Families of operating systems, likewise.
  public enum Platform {
    ANDROID("Android"),
    IOS("iPhone|iPad|iPod"),
    WINDOWS("Windows"),
    CHROME_OS("CrOS"),
    MACOS("Macintosh|Mac OS X"),
    LINUX("Linux|X11"),
    OTHER("");

    private final Pattern mark;

    Platform(String mark) {
      this.mark = Pattern.compile(mark);
    }
  }

  /// What the header `User-Agent` lets one tell.
  static Device of(String userAgent) {
    return new Device(
        first(Browser.values(), browser -> browser.mark, userAgent),
        first(Platform.values(), system -> system.mark, userAgent));
  }

  private static <E> E first(
      E[] families, java.util.function.Function<E, Pattern> mark, String text) {
    for (var family : families) {
      if (mark.apply(family).matcher(text).find()) {
        return family;
      }
    }
    throw new IllegalStateException("the last family fits every text");
  }
}
