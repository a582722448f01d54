package org.fovea.web.page.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.model.access.SiteRole;
import org.fovea.model.space.RoleMappingId;
import org.fovea.service.space.MappingPreview;
import org.fovea.service.space.MappingView;
import org.fovea.service.space.RoleMappingService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.fovea.web.page.shared.Messages;
import org.fovea.web.page.space.MappingForm;

/// Which entitlements grant a part in running the site, `admin/mappings.xhtml`.
@Named
@ViewScoped
public class SiteMappingsPage extends MappingForm {
  @Inject RoleMappingService mappings;
  @Inject CurrentCaller caller;
  @Inject Messages messages;
  @Inject LoginGate gate;

  public SiteMappingsPage() {
    super(SiteRole.AUDITOR);
  }

  /// The view action. To auditors, who may not map roles, there is nothing here.
  public void load() {
    gate.show(this::reload);
  }

  @Override
  protected List<MappingView> present() {
    return mappings.listOfSite(caller.get());
  }

  @Override
  protected MappingPreview preview(String entitlement) {
    return mappings.preview(caller.get(), entitlement);
  }

  @Override
  protected void map(String entitlement, String granted) {
    mappings.addToSite(caller.get(), entitlement, SiteRole.valueOf(granted));
  }

  @Override
  protected void unmap(RoleMappingId mapping) {
    mappings.removeFromSite(caller.get(), mapping);
  }

  @Override
  protected Messages messages() {
    return messages;
  }

  @Override
  protected LoginGate gate() {
    return gate;
  }

  @Override
  public boolean isAllowed() {
    return true; // whoever may not never gets the page
  }

  @Override
  public List<String> getRoles() {
    return Stream.of(SiteRole.values()).map(SiteRole::name).toList();
  }
}
