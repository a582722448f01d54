package org.fovea.service.account;

import java.util.Optional;

/// What became of erasing somebody.
///
/// @param complete whether all is gone already; else the rest follows by itself
/// @param erasure what went and what stayed; empty as long as it is not complete
/// @param barred whether they can open no new account
public record ErasureReport(boolean complete, Optional<ErasureView> erasure, boolean barred) {}
