package com.tickstock.membership.http;

import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.json.EventJson;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.OutcomeJson;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The event id of a write. A client may choose it, so that it can safely repeat the write: each key
 * belongs to one request to one group.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header">the
 *     header</a>
 */
record IdempotencyKey(EventId event, boolean isChosen) {
  private static final String HEADER = "Idempotency-Key";

  /**
   * @throws InvalidValueException if the header is not a valid id
   */
  static IdempotencyKey of(Request request) {
    return request
        .header(HEADER)
        .map(key -> new IdempotencyKey(chosen(key), true))
        .orElseGet(
            () ->
                new IdempotencyKey(new EventId(EventId.HTTP, UUID.randomUUID().toString()), false));
  }

  private static EventId chosen(String key) {
    try {
      return new EventId(EventId.HTTP, key);
    } catch (InvalidValueException e) {
      throw new InvalidValueException(HEADER, key, "1 to 200 characters, no control characters");
    }
  }

  /**
   * A refused write may be corrected under the same key.
   *
   * @param known the outcome of the first request with this key
   * @throws ProblemException if that request was not refused and differs from this one
   */
  static void requireSame(Unwritten event, OutcomeJson known) {
    Optional<String> digest = EventJson.envelope(EventJson.write(event, Instant.EPOCH)).digest();
    if (known.outcome() != OutcomeJson.Kind.REFUSED
        && known.digest().isPresent()
        && !known.digest().equals(digest)) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.KEY_REUSED,
                  "%s %s was used by another request to this group at %s: use a new key"
                      .formatted(HEADER, event.cause().event().id(), known.recordedAt()))
              .at(HEADER));
    }
  }
}
