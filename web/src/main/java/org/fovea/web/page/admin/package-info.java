/// The admin console: pages for those who run the site.
@NullMarked
package org.fovea.web.page.admin;

import org.jspecify.annotations.NullMarked;
