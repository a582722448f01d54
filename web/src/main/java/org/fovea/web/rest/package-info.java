/// Which resources stand behind which first segment of an address; nothing else knows them all.
@NullMarked
package org.fovea.web.rest;

import org.jspecify.annotations.NullMarked;
