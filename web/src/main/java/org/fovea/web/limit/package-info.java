/// How often one caller may ask, and the answer to whoever asks more often.
@NullMarked
package org.fovea.web.limit;

import org.jspecify.annotations.NullMarked;
