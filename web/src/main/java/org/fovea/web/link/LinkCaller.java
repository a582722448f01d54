package org.fovea.web.link;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.service.access.Caller;
import org.fovea.service.link.LinkSeal;
import org.fovea.service.shared.NotFoundException;
import org.fovea.web.login.CurrentCaller;

/// On whose behalf a request runs at the addresses to which a link may be brought, as `?link=`.
///
/// Whoever brings one is the link and nobody else: what their session or bearer token would allow
/// does not count, so that a person sees by a link what everybody sees by it.
@RequestScoped
public class LinkCaller {
  private static final Pattern LINK = Pattern.compile("(?:^|&)link=([^&]*)");

  @Inject HttpServletRequest request;
  @Inject CurrentCaller caller;
  @Inject LinkSeal seal;

  /// The link that the request brings, or else the person, machine or visitor.
  ///
  /// @throws NotFoundException if it is none of ours; the database is not asked
  public Caller get() {
    return brought().map(this::open).orElseGet(caller::get);
  }

  /// Who brings that link. A machine brings none: the token of an instrument sends files, and shows
  /// nothing.
  ///
  /// @throws NotFoundException if it is none of ours; the database is not asked
  public Caller open(String token) {
    if (caller.get() instanceof Caller.Instrument) {
      throw new NotFoundException();
    }
    return seal.open(token).orElseThrow(NotFoundException::new);
  }

  /// Whether the request brings anything as a link, so that to log in would not help.
  public boolean brings() {
    return brought().isPresent();
  }

  /// The query is read as it stands: to ask for a parameter would eat the body of a form.
  private Optional<String> brought() {
    return Optional.ofNullable(request.getQueryString())
        .map(LINK::matcher)
        .filter(Matcher::find)
        .map(match -> match.group(1));
  }
}
