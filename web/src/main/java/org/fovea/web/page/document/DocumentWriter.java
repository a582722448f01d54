package org.fovea.web.page.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fovea.config.AccountSettings;
import org.fovea.config.ContactSettings;
import org.fovea.config.ServerSettings;
import org.fovea.model.access.SiteRole;
import org.fovea.model.document.DocumentKind;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.access.SitePermission;
import org.fovea.service.account.FreshLogin;
import org.fovea.service.account.InactiveAccounts;
import org.fovea.service.request.RequestService;
import org.fovea.service.retention.RetentionMatrix;
import org.fovea.service.retention.RetentionRule;
import org.fovea.web.login.CookieRule;
import org.fovea.web.login.PersonAttribute;
import org.fovea.web.page.shared.Messages;
import org.fovea.web.page.shared.Spans;
import org.fovea.web.page.space.RoleTable;

/// Writes documents from what the server runs with: contacts, retention rules, terms, roles,
/// cookies, and what is asked of home organisations. Nothing of these is written down a second
/// time.
@ApplicationScoped
public class DocumentWriter {
  @Inject ContactSettings contacts;
  @Inject ServerSettings server;
  @Inject RetentionMatrix retention;
  @Inject RoleTable roles;
  @Inject AccountSettings accounts;

  /// The whole text of a document.
  ///
  /// @param supplement what administrators add at its end; may be blank
  public String write(DocumentKind kind, String supplement) {
    var text = Template.of(kind).fill(parts()).strip();
    var added = supplement.strip().replace("\r\n", "\n");
    return added.isEmpty()
        ? text
        : text + "\n\n## " + Messages.text("document.supplement") + "\n\n" + added;
  }

  private Map<String, String> parts() {
    Map<String, String> parts = new HashMap<>();
    parts.put("service", Messages.text("brand"));
    parts.put("url", server.publicUrl().toString());
    parts.put("controller", told(contacts.organisation()));
    parts.put("address", told(String.join(", ", contacts.addressLines())));
    parts.put("mail", told(contacts.mail().map(DocumentWriter::mail).orElse("")));
    parts.put("dpo", told(contacts.officer()));
    parts.put("dpo-mail", told(contacts.officerMail().map(DocumentWriter::mail).orElse("")));
    parts.put("authority", told(contacts.authority()));
    parts.put("jurisdiction", told(contacts.jurisdiction()));
    parts.put("attributes", attributes());
    parts.put("retention", retention());
    parts.put("cookies", cookies());
    parts.put("roles", roles());
    parts.put("site-roles", siteRoles());
    parts.put("most", Spans.words(RetentionRule.MOST));
    parts.put("request-term", Spans.words(RequestService.ANSWERED_WITHIN));
    parts.put("request-extension", Spans.words(RequestService.EXTENDED_BY));
    parts.put("fresh-login", Spans.words(FreshLogin.LIFE));
    parts.put("inactivity", inactivity());
    return parts;
  }

  private String inactivity() {
    int months = accounts.inactiveMonths();
    return months == 0
        ? Messages.text("document.inactivity-never")
        : Messages.text("document.inactivity", months, InactiveAccounts.GRACE_MONTHS);
  }

  private static String told(String contact) {
    return contact.isBlank()
        ? Messages.text("document.not-named")
        : contact.replaceAll("\\s+", " ").strip();
  }

  private static String mail(String address) {
    return address.matches("[^\\s()\\[\\]]+@[^\\s()\\[\\]]+")
        ? "[" + address + "](mailto:" + address + ")"
        : address;
  }

  private static String attributes() {
    var table =
        new Table(
            Messages.text("document.attribute"),
            Messages.text("document.attribute-claims"),
            Messages.text("document.attribute-kept"));
    for (var attribute : PersonAttribute.values()) {
      table.row(
          Messages.text("attribute." + attribute) + (attribute.necessary() ? " *" : ""),
          String.join(", ", attribute.claims()),
          Messages.text(
              attribute.stored() ? "document.attribute-stored" : "document.attribute-session"));
    }
    return table.toString();
  }

  private String retention() {
    var table =
        new Table(
            Messages.text("retention.class"),
            Messages.text("retention.kept"),
            Messages.text("retention.by"));
    for (var rule : retention.rules()) {
      table.row(
          Messages.text("retention.class." + rule.kind()),
          Spans.kept(rule),
          Messages.text("retention.keeper." + rule.keeper()));
    }
    return table.toString();
  }

  private String cookies() {
    var table =
        new Table(
            Messages.text("cookie.name"),
            Messages.text("cookie.purpose"),
            Messages.text("cookie.life"),
            Messages.text("cookie.party"));
    for (var cookie : CookieRule.all(server.secure())) {
      table.row(
          cookie.shownName(),
          Messages.text("cookie." + cookie.key()),
          Messages.text("cookie." + cookie.key() + ".life", Spans.words(cookie.life())),
          Messages.text("cookie.first-party"));
    }
    return table.toString();
  }

  private String roles() {
    var names = roles.getRoles().stream().map(role -> Messages.text("role." + role));
    var table = new Table(Stream.concat(Stream.of(Messages.text("roles.act")), names).toList());
    for (var row : roles.getRows()) {
      var cells = row.cells().stream().map(cell -> Messages.text("cell." + cell));
      var act = Stream.of(Messages.text("permission." + row.permission()));
      table.row(Stream.concat(act, cells).toList());
    }
    return table.toString();
  }

  private static String siteRoles() {
    var held = List.of(SiteRole.values());
    var names = held.stream().map(role -> Messages.text("site-role." + role));
    var table = new Table(Stream.concat(Stream.of(Messages.text("roles.act")), names).toList());
    for (var act : SitePermission.values()) {
      var cells =
          held.stream()
              .map(role -> Messages.text(RolePolicy.allows(role, act) ? "cell.YES" : "cell.NO"));
      table.row(Stream.concat(Stream.of(Messages.text("site-permission." + act)), cells).toList());
    }
    return table.toString();
  }
}
