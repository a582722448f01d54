package org.fovea.logging;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hides which machine an address belongs to: of IPv4 the last two bytes, of IPv6 all after the
/// first 32 bits (requirement D09).
///
/// What might be an address is treated as one, loopback and version numbers of four parts included:
/// a number too many hidden costs nothing, an address shown cannot be taken back.
public final class AddressMask {
  private static final int IPV6_GROUPS = 8;
  private static final int KEPT_GROUPS = 2;

  /// Whatever is written with hexadecimal digits, colons and dots, not in the middle of a word.
  private static final Pattern CANDIDATE =
      Pattern.compile("(?<![0-9A-Za-z_])[0-9A-Fa-f:.]*[0-9A-Fa-f:](?![0-9A-Za-z_])");

  private static final Pattern IPV4 =
      Pattern.compile("(?<![0-9.])(\\d{1,3}\\.\\d{1,3})\\.\\d{1,3}\\.\\d{1,3}(?!\\d)(?!\\.\\d)");

  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

  private AddressMask() {}

  /// The text with every address in it masked; as long as it was, give or take a few letters. Time
  /// grows with the length of the text alone.
  public static String mask(String text) {
    return text.indexOf('.') < 0 && text.indexOf(':') < 0
        ? text
        : CANDIDATE
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(maskCandidate(found.group())));
  }

  private static String maskCandidate(String candidate) {
    var groups = candidate.split(":", -1);
    return isIpv6(groups, candidate.contains("::"))
        ? maskIpv6(groups)
        : IPV4.matcher(candidate).replaceAll("$1.xxx.xxx");
  }

  /// Eight groups, or fewer with one gap (`::`); the last two may be written as IPv4 (RFC 4291). A
  /// colon at the end of a sentence does not save an address.
  private static boolean isIpv6(String[] groups, boolean gap) {
    int last = groups.length - 1;
    int count = 0;
    for (int i = 0; i <= last; i++) {
      if (GROUP.matcher(groups[i]).matches()) {
        count++;
      } else if (i == last && IPV4.matcher(groups[i]).matches()) {
        count += 2;
      } else if (!groups[i].isEmpty()) {
        return false;
      }
    }
    return count > 0 && (gap ? count < IPV6_GROUPS : count == IPV6_GROUPS);
  }

  private static String maskIpv6(String[] groups) {
    var kept = new StringBuilder();
    for (int i = 0; i < KEPT_GROUPS && !groups[i].isEmpty(); i++) {
      kept.append(groups[i]).append(':');
    }
    return kept.append(kept.isEmpty() ? "::xxxx" : ":xxxx").toString();
  }
}
