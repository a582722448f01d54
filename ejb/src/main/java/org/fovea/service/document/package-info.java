/// Policies and terms that people can read: published, compared, acknowledged, reviewed.
@NullMarked
package org.fovea.service.document;

import org.jspecify.annotations.NullMarked;
