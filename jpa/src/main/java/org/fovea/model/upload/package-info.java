/// Resumable transfers of files.
@NullMarked
package org.fovea.model.upload;

import org.jspecify.annotations.NullMarked;
