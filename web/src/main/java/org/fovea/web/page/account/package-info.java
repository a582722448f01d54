/// The pages of one's own account: what is stored, and the terms of use.
@NullMarked
package org.fovea.web.page.account;

import org.jspecify.annotations.NullMarked;
