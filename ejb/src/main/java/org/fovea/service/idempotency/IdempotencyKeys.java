package org.fovea.service.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.ConflictException;

/// Does once what is asked for twice under one key, and gives the same answer both times
/// (draft-ietf-httpapi-idempotency-key-header), for a day.
///
/// What creates runs in the transaction that writes the answer down, so there is no moment at which
/// one is there without the other, whenever the server is killed. A refusal creates nothing and is
/// not kept: the same request may go well the next time. Asking again tells nobody more than they
/// were told before; whoever was suspended since is refused before this is asked.
@ApplicationScoped
public class IdempotencyKeys {
  @Inject IdempotencyLedger ledger;

  /// Returns the answer to `request`, which runs `creation` unless it was answered before.
  ///
  /// @param caller who asks; needs an account
  /// @param creation does it, in one transaction with what it calls; a refusal passes through
  /// @throws ConflictException if the same request is still running
  /// @throws KeyReusedException if the key was sent with another request
  /// @throws TooManyKeysException if the account has too many keys
  public KeptAnswer once(Caller caller, KeyedRequest request, Supplier<KeptAnswer> creation) {
    var claim = ledger.claim(caller, request);
    if (claim.answer().isPresent()) {
      return claim.answer().get();
    }
    boolean done = false;
    try {
      var answer = ledger.run(caller, claim, request.key(), creation);
      done = true;
      return answer;
    } finally {
      if (!done) {
        ledger.release(caller, claim);
      }
    }
  }
}
