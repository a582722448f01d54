package org.fovea.service.account;

import java.util.List;

/// What closing the account would mean.
///
/// @param holdings what the person has
/// @param hindrances what stands in the way; none if nothing does
/// @param begun whether closing was begun already and goes on by itself
/// @param lastImage whether deleting the one image that is left would remove the account, too
public record ClosingPreview(
    Holdings holdings, List<Hindrance> hindrances, boolean begun, boolean lastImage) {}
