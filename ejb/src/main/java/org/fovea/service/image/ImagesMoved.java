package org.fovea.service.image;

/// Images are in other places than before. Observed after the transaction has ended.
record ImagesMoved() {}
