package org.fovea.web.rest.shared;

import java.util.stream.Collectors;
import org.fovea.service.account.ClosingHinderedException;
import org.fovea.service.idempotency.KeyReusedException;
import org.fovea.service.idempotency.TooManyKeysException;
import org.fovea.service.image.ImageNotReadyException;
import org.fovea.service.precondition.PreconditionFailedException;
import org.fovea.service.shared.BusyException;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NoSpaceException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.RefusedException;
import org.fovea.service.shared.TooLargeException;
import org.fovea.service.upload.AlreadyDeliveredException;
import org.fovea.service.upload.ChecksumMismatchException;
import org.fovea.service.upload.OffsetMismatchException;
import org.fovea.service.upload.UploadBusyException;
import org.fovea.service.upload.UploadGoneException;
import org.fovea.web.problem.Problem;

/// Which HTTP status answers which refusal of a service.
final class Refusals {
  private static final int PRECONDITION_FAILED = 412;
  private static final int UNPROCESSABLE = 422;
  private static final int LOCKED = 423;
  private static final int TOO_MANY = 429;
  private static final int CHECKSUM_MISMATCH = 460; // tus 1.0.0, checksum extension
  private static final int NO_SPACE = 507;

  private Refusals() {}

  static Problem problem(RefusedException refusal) {
    var problem = Problem.of(status(refusal), refusal.code(), message(refusal));
    return switch (refusal) {
      case ImageNotReadyException waiting ->
          problem
              .with("state", waiting.state().name())
              .with("progressPercent", waiting.progressPercent());
      case AlreadyDeliveredException delivered -> problem.with("image", delivered.image().value());
      case WrongFieldException wrong -> problem.with(wrong.kind(), wrong.field());
      case OffsetMismatchException mismatch -> problem.with("offsetBytes", mismatch.dueBytes());
      case ClosingHinderedException hindered -> problem.with("spaces", spaces(hindered));
      default -> problem;
    };
  }

  /// Identifiers, with spaces between.
  private static String spaces(ClosingHinderedException hindered) {
    return hindered.hindrances().stream()
        .flatMap(hindrance -> hindrance.space().stream())
        .map(space -> space.id().value())
        .collect(Collectors.joining(" "));
  }

  private static int status(RefusedException refusal) {
    return switch (refusal) {
      case NotFoundException _ -> 404;
      case DeniedException _ -> 403;
      case UploadBusyException _ -> LOCKED;
      case ChecksumMismatchException _ -> CHECKSUM_MISMATCH;
      case UploadGoneException _ -> 410;
      case PreconditionFailedException _ -> PRECONDITION_FAILED;
      case TooManyKeysException _ -> TOO_MANY;
      case ConflictException _ -> 409;
      case KeyReusedException _ -> UNPROCESSABLE;
      case InvalidException _ -> 400;
      case TooLargeException _ -> 413;
      case BusyException _ -> 503;
      case NoSpaceException _ -> NO_SPACE;
    };
  }

  private static String message(RefusedException refusal) {
    return String.valueOf(refusal.getMessage());
  }
}
