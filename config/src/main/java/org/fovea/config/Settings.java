package org.fovea.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Reads every setting of the server once, from the process environment.
///
/// `config/README.md` lists the variables with their defaults.
@ApplicationScoped
public class Settings {
  private static final long GB = 1_000_000_000L;
  private static final String DEFAULT_SCOPES =
      "openid profile email eduperson_scoped_affiliation eduperson_entitlement"
          + " voperson_external_affiliation eduperson_assurance";

  private final Environment environment;

  Settings() {
    this(new Environment(System.getenv()));
  }

  Settings(Environment environment) {
    this.environment = environment;
  }

  @Produces
  @Singleton
  public ServerSettings server() {
    return new ServerSettings(publicUrl());
  }

  @Produces
  @Singleton
  public TileSettings tiles() {
    return new TileSettings(environment.flag("FOVEA_TILE_FRONT", true));
  }

  @Produces
  @Singleton
  public OidcSettings oidc() {
    var issuer = environment.address("FOVEA_OIDC_URL");
    return new OidcSettings(
        issuer.orElseThrow(() -> new IllegalStateException("FOVEA_OIDC_URL is not set")),
        environment.get("FOVEA_OIDC_CLIENT_ID", "fovea-web"),
        environment.get("FOVEA_OIDC_CLIENT_SECRET"),
        List.of(environment.get("FOVEA_OIDC_SCOPES", DEFAULT_SCOPES).trim().split("\\s+")),
        environment.flag("FOVEA_TOKEN_SCOPES_REQUIRED", false),
        server().publicUrl());
  }

  @Produces
  @Singleton
  public EntitlementSettings entitlement() {
    var provider = environment.address("FOVEA_OIDC_URL").map(URI::getHost).orElse("");
    return new EntitlementSettings(
        environment.words("FOVEA_ENTITLEMENT_AUTHORITIES", provider),
        environment.words("FOVEA_ENTITLEMENT_NAMESPACES", "*"),
        environment.flag("FOVEA_ENTITLEMENT_AUTHORITY_OPTIONAL", false));
  }

  @Produces
  @Singleton
  public SiteSettings site() {
    return new SiteSettings(environment.path("FOVEA_SITE_FILE"));
  }

  @Produces
  @Singleton
  public SecretSettings secret() {
    return SecretSettings.read(
        environment
            .path("FOVEA_SECRET_FILE")
            .orElseThrow(() -> new IllegalStateException("FOVEA_SECRET_FILE is not set")));
  }

  @Produces
  @Singleton
  public AuditSettings audit() {
    return new AuditSettings(
        environment
            .path("FOVEA_AUDIT_HEAD")
            .orElseThrow(() -> new IllegalStateException("FOVEA_AUDIT_HEAD is not set")));
  }

  @Produces
  @Singleton
  public AccountSettings account() {
    return new AccountSettings((int) environment.number("FOVEA_INACTIVE_MONTHS", 0, 0));
  }

  @Produces
  @Singleton
  public StorageSettings storage() {
    return new StorageSettings(
        environment
            .path("FOVEA_STORE")
            .orElseThrow(() -> new IllegalStateException("FOVEA_STORE is not set")),
        environment.number("FOVEA_STORE_RESERVE_BYTES", 2 * GB, 0));
  }

  @Produces
  @Singleton
  public LocationSettings location() {
    return new LocationSettings(
        environment.find("FOVEA_STORAGE_REGION").map(String::strip),
        environment.find("FOVEA_STORAGE_CLASS").map(String::strip));
  }

  @Produces
  @Singleton
  public ContactSettings contact() {
    return new ContactSettings(
        environment.get("FOVEA_CONTACT_ORGANISATION", "").strip(),
        environment.lines("FOVEA_CONTACT_ADDRESS"),
        environment.mail("FOVEA_CONTACT_MAIL"),
        environment.get("FOVEA_CONTACT_DPO", "").strip(),
        environment.mail("FOVEA_CONTACT_DPO_MAIL"),
        environment.get("FOVEA_CONTACT_AUTHORITY", "").strip(),
        environment.address("FOVEA_CONTACT_AUTHORITY_URL"),
        environment.get("FOVEA_CONTACT_JURISDICTION", "").strip());
  }

  @Produces
  @Singleton
  public UploadSettings upload() {
    return new UploadSettings(
        environment.number("FOVEA_UPLOAD_MAX_BYTES", 20 * GB, 1),
        environment.duration("FOVEA_UPLOAD_IDLE", Duration.ofHours(24)),
        environment.number("FOVEA_UPLOAD_SYNC_BYTES", 5 << 20, 1 << 16),
        (int) environment.number("FOVEA_UPLOAD_MAX_OPEN", 20, 1));
  }

  @Produces
  @Singleton
  public PyramidSettings pyramid() {
    return new PyramidSettings(
        environment.path("FOVEA_PYRAMID_ENGINE").orElseGet(Settings::engineBesideServer),
        environment
            .path("FOVEA_PYRAMID_JAVA")
            .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java")),
        (int) environment.number("FOVEA_PYRAMID_WORKERS", 1, 0),
        environment.number("FOVEA_PYRAMID_MEMORY_MB", 768, 64),
        environment.number("FOVEA_PYRAMID_ADDRESS_SPACE_MB", 12_288, 1024),
        environment.number("FOVEA_PYRAMID_MAX_PIXELS", 20 * GB, 1),
        environment.duration("FOVEA_PYRAMID_PATIENCE", Duration.ofSeconds(60)),
        environment.duration("FOVEA_PYRAMID_PATIENCE_PER_100_MP", Duration.ofSeconds(20)),
        (int) environment.number("FOVEA_PYRAMID_ATTEMPTS", 3, 1));
  }

  @Produces
  @Singleton
  public RenderSettings render() {
    return new RenderSettings(
        (int) environment.number("FOVEA_RENDER_CHILDREN", 2, 1),
        environment.number("FOVEA_RENDER_MEMORY_MB", 1024, 256),
        environment.duration("FOVEA_RENDER_PATIENCE", Duration.ofSeconds(20)));
  }

  @Produces
  @Singleton
  public RateSettings rate() {
    return new RateSettings(
        environment.number("FOVEA_RATE_READS", 600, 0),
        environment.number("FOVEA_RATE_CHANGES", 300, 0),
        environment.number("FOVEA_RATE_UPLOADS", 5000, 0),
        environment.number("FOVEA_RATE_LOGINS", 60, 0));
  }

  private URI publicUrl() {
    return environment
        .address("FOVEA_PUBLIC_URL")
        .orElseThrow(() -> new IllegalStateException("FOVEA_PUBLIC_URL is not set"));
  }

  private static Path engineBesideServer() {
    return Path.of(System.getProperty("jboss.home.dir", "."), "fovea", "pyramid");
  }
}
