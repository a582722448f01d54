package org.fovea.web.page.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.List;
import org.fovea.config.ContactSettings;
import org.fovea.config.LocationSettings;

/// To whom people write about their data, and where that is, as the settings say. Texts are empty
/// where nothing was set.
@Named
@RequestScoped
public class ContactDesk {
  @Inject ContactSettings contact;
  @Inject LocationSettings location;

  public String getOrganisation() {
    return contact.organisation();
  }

  public List<String> getAddress() {
    return contact.addressLines();
  }

  public String getMail() {
    return contact.mail().orElse("");
  }

  public String getOfficer() {
    return contact.officer();
  }

  public String getOfficerMail() {
    return contact.officerMail().orElse("");
  }

  public String getAuthority() {
    return contact.authority();
  }

  public String getAuthorityPage() {
    return contact.authorityPage().map(URI::toString).orElse("");
  }

  /// Whether anything was set at all.
  public boolean isKnown() {
    return !getOrganisation().isEmpty()
        || !getMail().isEmpty()
        || !getOfficer().isEmpty()
        || !getOfficerMail().isEmpty()
        || !getAuthority().isEmpty();
  }

  /// Whether nothing is missing.
  public boolean isComplete() {
    return contact.isComplete();
  }

  /// Where files are kept.
  public String getRegion() {
    return location.region().orElse("");
  }

  /// On what they are kept.
  public String getStorageClass() {
    return location.storageClass().orElse("");
  }
}
