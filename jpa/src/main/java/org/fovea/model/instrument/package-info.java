/// Machines of institutions that send files by themselves.
@NullMarked
package org.fovea.model.instrument;

import org.jspecify.annotations.NullMarked;
