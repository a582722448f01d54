/// What people can read about the service: policies and terms, version by version.
@NullMarked
package org.fovea.model.document;

import org.jspecify.annotations.NullMarked;
