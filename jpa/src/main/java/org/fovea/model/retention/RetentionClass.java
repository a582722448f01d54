package org.fovea.model.retention;

import java.util.List;

/// A class of data of which one rule says how long it is kept. Each table of the database belongs
/// to one class.
public enum RetentionClass {
  /// Images with their originals, pyramids and metadata.
  IMAGES("image", "image_metadata", "pyramid_job"),
  /// Spaces with their folders and members, what grants roles in them, and the instruments that
  /// send into them.
  SPACES("space", "folder", "membership", "project_link", "role_mapping", "instrument"),
  /// Which institution a space belongs to, by whose investigator in digests, and numbers of
  /// experiments, so that none is given twice.
  OWNERSHIP("ownership", "experiment_number"),
  /// What is known of uploads, and the bytes of those that were not finished.
  UPLOADS("upload"),
  /// Which files instruments have delivered, so that none comes twice: digests.
  DELIVERIES("delivery"),
  /// Keys under which requests are repeated, by digest, with the sealed answers.
  IDEMPOTENCY_KEYS("idempotency_key"),
  /// Files in the store that no row knows.
  ORPHAN_FILES,
  /// What a home organisation says of a person: in the memory of a session.
  SESSIONS,
  /// Accounts of people who closed them, and what is known of their suspension and closing.
  CLOSED_ACCOUNTS("account", "suspension", "closing"),
  /// Accounts whose owners accepted the terms and then held no image and no role.
  UNUSED_ACCOUNTS,
  /// Who was erased, by digest: a restored backup must bring nobody back.
  ERASURES("erasure"),
  /// Who was suspended when they were erased, by digest: they cannot come back as somebody new.
  BARRED_SUBJECTS("barred_subject"),
  /// Requests under data protection law that were settled.
  REQUESTS("privacy_request"),
  /// Invitations that were accepted, were revoked or have expired.
  INVITATIONS("invitation"),
  /// Links to images that were revoked or have expired.
  IMAGE_LINKS("image_link"),
  /// Offers of a principal investigator's part that are settled or have expired.
  HAND_OVERS("hand_over"),
  /// Looks into spaces in an emergency.
  BREAK_GLASS("break_glass"),
  /// Legal holds that were lifted.
  LEGAL_HOLDS("legal_hold"),
  /// The proofs of the runs that deleted something.
  RETENTION_REPORTS("retention_run"),
  /// How often images were looked at and downloaded, by day and by nobody.
  USAGE_COUNTS("usage_count"),
  /// The text logs of all processes.
  LOG_FILES,
  /// The audit log, in which people have digests.
  AUDIT_LOG("audit_entry", "audit_head"),
  /// The published versions of policies and terms.
  DOCUMENTS("document", "document_review"),
  /// What the site is run by: institutions, policies, the state of jobs and of the schema. It tells
  /// of nobody.
  SITE(
      "institution",
      "institution_scope",
      "policy",
      "retention_job",
      "retention_clock",
      "flyway_schema_history");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which cannot be changed
  private final List<String> tables;

  RetentionClass(String... tables) {
    this.tables = List.of(tables);
  }

  /// The tables whose rows are of this class; none if it is in files or in memory, or a part of
  /// another.
  public List<String> tables() {
    return tables;
  }
}
