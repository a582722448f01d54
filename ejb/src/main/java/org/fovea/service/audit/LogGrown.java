package org.fovea.service.audit;

import org.fovea.model.audit.AuditHead;

/// The log has grown. Observed after the transaction has committed.
///
/// @param head where the log ends; read after the commit, it tells of the last entry of the
///   transaction, however many there were
public record LogGrown(AuditHead head) {}
