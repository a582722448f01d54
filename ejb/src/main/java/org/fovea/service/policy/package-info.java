/// Rules that administrators set while the server runs: who may upload, how much, who may answer
/// for a space.
@NullMarked
package org.fovea.service.policy;

import org.jspecify.annotations.NullMarked;
