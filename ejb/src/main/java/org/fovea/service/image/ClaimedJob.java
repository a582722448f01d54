package org.fovea.service.image;

import java.util.Optional;
import org.fovea.model.image.ImageId;

/// A job that this node has leased.
///
/// @param key the job's database key
/// @param fence the number of the lease: lower ones are void. It is the pyramid's generation too
/// @param attempt which try this is, from 1
/// @param image the image
/// @param revision of its original
/// @param sha256 digest of its original, if it was computed before
/// @param strip whether its original must lose first what is personal
/// @param served the generation of the pyramid that the image has meanwhile
record ClaimedJob(
    long key,
    long fence,
    int attempt,
    ImageId image,
    int revision,
    Optional<String> sha256,
    boolean strip,
    Optional<Long> served) {}
