/// What is held of a person, for that person: to see, and to take along.
@NullMarked
package org.fovea.service.disclosure;

import org.jspecify.annotations.NullMarked;
