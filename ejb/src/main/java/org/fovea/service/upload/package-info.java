/// Resumable uploads: what is acknowledged is on disk.
@NullMarked
package org.fovea.service.upload;

import org.jspecify.annotations.NullMarked;
