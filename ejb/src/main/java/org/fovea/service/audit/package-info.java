/// The append-only log: typed events, keyed digests of people, and the hash chain.
@NullMarked
package org.fovea.service.audit;

import org.jspecify.annotations.NullMarked;
