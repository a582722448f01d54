/// A person's record here: issuer, `sub`, state and dates, and nothing else.
@NullMarked
package org.fovea.model.account;

import org.jspecify.annotations.NullMarked;
