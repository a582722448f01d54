package org.fovea.service.retention;

/// An administrator wants a job to be run now.
record RetentionAsked() {}
