/// Policies and terms as pages: written from what the server runs with, shown, compared, published.
@NullMarked
package org.fovea.web.page.document;

import org.jspecify.annotations.NullMarked;
