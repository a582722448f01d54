/// What comes by a link to an image: who that is, whether it is counted, and how one objects to it.
@NullMarked
package org.fovea.web.link;

import org.jspecify.annotations.NullMarked;
