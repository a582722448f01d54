package org.fovea.service.link;

/// A link was revoked. Fired inside the transaction that does it; what was remembered is forgotten
/// after the commit.
record LinksChanged() {}
