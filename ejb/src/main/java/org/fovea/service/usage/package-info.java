/// How often images are looked at and downloaded, by nobody.
@NullMarked
package org.fovea.service.usage;

import org.jspecify.annotations.NullMarked;
