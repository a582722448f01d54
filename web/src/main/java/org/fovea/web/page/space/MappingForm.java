package org.fovea.web.page.space;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.model.space.RoleMappingId;
import org.fovea.service.space.MappingPreview;
import org.fovea.service.space.MappingView;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.jspecify.annotations.Nullable;

/// What `fragments/mappings.xhtml` shows: the entitlements that grant a role, in a space or on the
/// site, and a form for another one.
public abstract class MappingForm implements Serializable {
  private String pattern = "";
  private String role;

  // both tell of the person's own entitlements, which must not be written down with a session
  private transient @Nullable List<Row> rows;
  private transient @Nullable MappingPreview preview;

  /// @param role which one the form offers first
  protected MappingForm(Enum<?> role) {
    this.role = role.name();
  }

  /// A mapping that holds.
  ///
  /// @param role name of the role in the space, or of the one on the site
  /// @param mine whether an entitlement of the person in front of the page satisfies it
  public record Row(String id, String pattern, String role, boolean mine) {
    static Row of(MappingView mapping) {
      var role =
          Stream.<Enum<?>>concat(mapping.role().stream(), mapping.siteRole().stream())
              .findAny()
              .orElseThrow();
      return new Row(mapping.id().value(), mapping.pattern(), role.name(), mapping.mine());
    }
  }

  /// The mappings that hold, oldest first.
  protected abstract List<MappingView> present();

  /// What an entitlement that grants something would do for the person in front of the page.
  protected abstract MappingPreview preview(String entitlement);

  /// Lets an entitlement grant a role.
  protected abstract void map(String entitlement, String granted);

  /// Lets a mapping grant nothing any more.
  protected abstract void unmap(RoleMappingId mapping);

  protected abstract Messages messages();

  protected abstract LoginGate gate();

  /// Whether the person in front of the page may map entitlements.
  public abstract boolean isAllowed();

  /// Names of the roles that a mapping can grant.
  public abstract List<String> getRoles();

  /// Fetches what is shown.
  protected void reload() {
    rows = present().stream().map(Row::of).toList();
  }

  /// Shows what the pattern would do for the person in front of the page.
  public void look() {
    preview = null;
    messages().attempt(() -> preview = preview(pattern));
    gate().show(this::reload);
  }

  /// Lets the entitlement grant the role.
  public void add() {
    if (messages().attempt(() -> map(pattern, role), "mappings.added")) {
      pattern = "";
      preview = null;
    }
    gate().show(this::reload);
  }

  /// Lets an entitlement grant nothing any more.
  ///
  /// @param id of a mapping as the browser sent it; only what is there counts
  public void remove(String id) {
    gate().show(this::reload);
    getRows().stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .ifPresent(row ->
            messages().attempt(() -> unmap(new RoleMappingId(row.id())), "mappings.removed"));
    gate().show(this::reload);
  }

  public List<Row> getRows() {
    return rows == null ? List.of() : rows;
  }

  /// What the pattern would do; nothing if nobody asked.
  public @Nullable MappingPreview getPreview() {
    return preview;
  }

  public String getPattern() {
    return pattern;
  }

  public void setPattern(String pattern) {
    this.pattern = pattern;
  }

  /// Name of the role that is chosen.
  public String getRole() {
    return role;
  }

  public void setRole(String role) {
    this.role = role;
  }
}
