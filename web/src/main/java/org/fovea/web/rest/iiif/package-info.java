/// The doors of the International Image Interoperability Framework: Image API 3.0 and Presentation
/// API 3.0.
@NullMarked
package org.fovea.web.rest.iiif;

import org.jspecify.annotations.NullMarked;
