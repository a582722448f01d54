package org.fovea.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fovea.model.space.SpaceId;
import org.fovea.service.audit.EventKind;
import org.fovea.service.audit.LogState;
import org.fovea.service.audit.SiteLog;
import org.fovea.service.audit.SiteLogEntry;
import org.fovea.service.audit.SiteLogFilter;
import org.fovea.service.shared.InvalidException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.Figures;
import org.fovea.web.page.space.Sentence;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// The audit log of the whole site, `admin/audit.xhtml`. What is shown stands in the address, so
/// the page keeps no state.
@Named
@RequestScoped
public class AuditPage {
  private static final int STEP = 50;
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int SHOWN_DIGITS = 10;

  @Inject
  @Param(name = "from")
  @Nullable String wantedFrom;

  @Inject
  @Param(name = "to")
  @Nullable String wantedTo;

  @Inject
  @Param(name = "kind")
  @Nullable String wantedKind;

  @Inject
  @Param(name = "before")
  @Nullable String wantedBefore;

  @Inject SiteLog log;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  private List<Line> lines = List.of();
  private OptionalLong next = OptionalLong.empty();
  private String problem = "";
  private @Nullable LogState state;

  /// One entry in words.
  ///
  /// @param at as ISO 8601 writes it
  /// @param moment the same for people, in UTC
  /// @param actor the first digits of the digest of who did it, or an empty text if the system did
  /// @param digest all of them
  /// @param space identifier of the space in which it happened, or an empty text
  public record Line(
      long sequence,
      String at,
      String moment,
      String actor,
      String digest,
      String sentence,
      String event,
      String space,
      SortedMap<String, String> details) {}

  /// The view action, after that of [Console].
  public void load() {
    state = log.state(caller.get());
    try {
      var page = log.entries(caller.get(), filter(), before(), STEP);
      lines = page.entries().stream().map(AuditPage::line).toList();
      next = page.next();
    } catch (InvalidException e) {
      problem = String.valueOf(e.getMessage());
    }
  }

  private SiteLogFilter filter() {
    return new SiteLogFilter(day(wantedFrom), day(wantedTo), kind());
  }

  private OptionalLong before() {
    return wantedBefore != null && wantedBefore.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(wantedBefore))
        : OptionalLong.empty();
  }

  private static Optional<LocalDate> day(@Nullable String written) {
    try {
      return Optional.ofNullable(written).map(LocalDate::parse);
    } catch (DateTimeException e) {
      return Optional.empty(); // an address that makes no sense shows all days
    }
  }

  private Optional<EventKind> kind() {
    return Stream.of(EventKind.values()).filter(kind -> kind.name().equals(wantedKind)).findAny();
  }

  private static Line line(SiteLogEntry entry) {
    SortedMap<String, String> words = new TreeMap<>(entry.details());
    words.replaceAll((name, value) -> DIGEST.matcher(value).matches() ? shortened(value) : value);
    return new Line(
        entry.sequence(),
        entry.recordedAt().toString(),
        Figures.moment(entry.recordedAt()),
        entry.actor().map(AuditPage::shortened).orElse(""),
        entry.actor().orElse(""),
        Sentence.plain(entry.event(), words),
        entry.event(),
        entry.space().map(SpaceId::value).orElse(""),
        entry.details());
  }

  private static String shortened(String digest) {
    return digest.substring(0, SHOWN_DIGITS) + "…";
  }

  public List<Line> getLines() {
    return lines;
  }

  /// Why no entries are shown, in words, or an empty text.
  public String getProblem() {
    return problem;
  }

  /// How it stands with the chain; nothing only if the answer is already complete.
  public @Nullable LogState getState() {
    return state;
  }

  /// When the newest signed entry was signed, as ISO 8601 writes it.
  public String getSignedAt() {
    return state == null ? "" : state.signing().signedAt().toString();
  }

  /// The same for people, in UTC.
  public String getSignedMoment() {
    return state == null ? "" : Figures.moment(state.signing().signedAt());
  }

  /// The first day that is asked for, or an empty text.
  public String getFrom() {
    return day(wantedFrom).map(LocalDate::toString).orElse("");
  }

  /// The last day that is asked for, or an empty text.
  public String getTo() {
    return day(wantedTo).map(LocalDate::toString).orElse("");
  }

  /// The kind of events that is asked for, or an empty text.
  public String getKind() {
    return kind().map(EventKind::name).orElse("");
  }

  public EventKind[] getKinds() {
    return EventKind.values();
  }

  /// Whether anything but the newest entries is asked for.
  public boolean isFiltered() {
    return !getFrom().isEmpty() || !getTo().isEmpty() || !getKind().isEmpty();
  }

  /// Whether this is not the first page.
  public boolean isContinued() {
    return before().isPresent();
  }

  /// Whether older entries fit, too.
  public boolean isMore() {
    return next.isPresent();
  }

  /// Address of the first page of what is asked for.
  public String getNewest() {
    return address("");
  }

  /// Address of the next page.
  public String getOlder() {
    return address(next.isPresent() ? String.valueOf(next.getAsLong()) : "");
  }

  private String address(String before) {
    var query =
        Stream.of(
                Map.entry("from", getFrom()),
                Map.entry("to", getTo()),
                Map.entry("kind", getKind()),
                Map.entry("before", before))
            .filter(each -> !each.getValue().isEmpty())
            .map(each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return "/admin/audit" + (query.isEmpty() ? "" : "?" + query);
  }

  /// Today in UTC, the last day that is offered for a transcript.
  public String getToday() {
    return today().toString();
  }

  /// A year earlier, the first day that is offered.
  public String getYearAgo() {
    return today().minusYears(1).toString();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
