/// What people ask of the administrators under data protection law.
@NullMarked
package org.fovea.model.request;

import org.jspecify.annotations.NullMarked;
