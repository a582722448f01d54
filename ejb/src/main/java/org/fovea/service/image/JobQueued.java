package org.fovea.service.image;

/// There is work in the queue. Observed after the transaction has committed.
public record JobQueued() {}
