package org.fovea.web.page.space;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.model.space.SpaceId;
import org.fovea.service.audit.ActivityEntry;
import org.fovea.service.audit.Pseudonym;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.shared.Messages;

/// What happened, in words: the text `event.{name}` of the bundle, with the event's own details in
/// the places of their `{names}`. `{image|an image}` is a link with these words to the image that
/// the detail names, or these words alone where the entry does not tell which it is. Of an event
/// about one folder the text `event.{name}.folder` is taken, if there is one.
public final class Sentence {
  private static final Pattern GAP = Pattern.compile("\\{([a-zA-Z]+)(?:\\|([^}]*))?}");

  private final SpaceId space;

  /// @param space in which it happened
  Sentence(SpaceId space) {
    this.space = space;
  }

  /// A piece of a sentence: words, words that lead somewhere, or a person.
  ///
  /// @param words an empty text if it is a person
  /// @param address where the words lead, or an empty text
  /// @param person one if it is a person, otherwise none
  public record Part(String words, String address, List<Pseudonym> person) {}

  /// The sentence for an entry, without who did it.
  List<Part> of(ActivityEntry entry) {
    var text = Messages.text(key(entry.event(), entry.details()));
    var parts = new ArrayList<Part>();
    var gap = GAP.matcher(text);
    int end = 0;
    while (gap.find()) {
      words(text.substring(end, gap.start())).ifPresent(parts::add);
      parts.add(part(gap, entry));
      end = gap.end();
    }
    words(text.substring(end)).ifPresent(parts::add);
    return List.copyOf(parts);
  }

  /// The same without people and links.
  ///
  /// @param details of the entry by name; where one is about a person, how they are to be called
  public static String plain(String event, Map<String, String> details) {
    return GAP.matcher(Messages.text(key(event, details)))
        .replaceAll(gap ->
            Matcher.quoteReplacement(
                gap.group(2) == null
                    ? word(gap.group(1), details.getOrDefault(gap.group(1), ""))
                    : gap.group(2)));
  }

  private static String key(String event, Map<String, String> details) {
    var key = "event." + event;
    boolean special = details.containsKey("folder") && Messages.has(key + ".folder");
    return special ? key + ".folder" : key;
  }

  private static Optional<Part> words(String words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(new Part(words, "", List.of()));
  }

  private Part part(Matcher gap, ActivityEntry entry) {
    var name = gap.group(1);
    var person = entry.people().get(name);
    if (person != null) {
      return new Part("", "", List.of(person));
    }
    var value = entry.details().getOrDefault(name, "");
    var words = gap.group(2);
    if (words == null) {
      return new Part(word(name, value), "", List.of());
    }
    return new Part(words, value.isEmpty() ? "" : address(name, value), List.of());
  }

  private String address(String name, String id) {
    return switch (name) {
      case "image" -> "/view/" + id;
      case "folder" -> "/space/" + space + "?folder=" + id;
      default -> throw new IllegalArgumentException("nothing to link: " + name);
    };
  }

  /// A detail as people read it.
  private static String word(String name, String value) {
    return switch (name) {
      case "role", "former", "next", "grants" -> Messages.text(rank(value));
      case "allowed" -> Messages.text("allowed." + value);
      case "cause" -> Messages.text("cause." + value);
      case "from", "until" -> Figures.day(LocalDate.parse(value));
      default -> value;
    };
  }

  /// Stages and roles have different names, so that either can stand for `former` and `next`.
  private static String rank(String value) {
    var stage = "stage." + value;
    return Messages.has(stage) ? stage : "role." + value;
  }
}
