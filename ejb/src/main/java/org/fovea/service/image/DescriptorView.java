package org.fovea.service.image;

/// What a viewer must know of a pyramid.
///
/// @param xml the Deep Zoom descriptor
/// @param etag changes when the image gets another pyramid; without quotes
public record DescriptorView(String xml, String etag) {}
