package org.fovea.service.space;

/// What entitlements grant on the site may be different from now on. Fired inside the transaction
/// that changes it; for a mapping of one space [RolesChanged] says it already.
public record MappingsChanged() {}
