/// What people ask of the administrators under data protection law, with the days on which an
/// answer is due.
@NullMarked
package org.fovea.service.request;

import org.jspecify.annotations.NullMarked;
