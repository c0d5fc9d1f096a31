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
 * The id of a write, which a client may choose, so that it can send the write again: each key is of
 * one request to one group.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header">the
 *     header</a>
 */
record IdempotencyKey(EventId event, boolean isChosen) {
  private static final String HEADER = "Idempotency-Key";

  /**
   * @throws InvalidValueException where the header is no id
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
      throw new InvalidValueException(HEADER, key, "1 to 200 characters, none of them control");
    }
  }

  /**
   * What was refused may be corrected under its key.
   *
   * @param known what became of the first request with this key
   * @throws ProblemException where that had an effect and was another request
   */
  static void requireSame(Unwritten event, OutcomeJson known) {
    Optional<String> digest = EventJson.envelope(EventJson.write(event, Instant.EPOCH)).digest();
    if (known.outcome() != OutcomeJson.Kind.REFUSED
        && known.digest().isPresent()
        && !known.digest().equals(digest)) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.KEY_REUSED,
                  "%s %s is that of another request to this group, of %s: use a new one"
                      .formatted(HEADER, event.cause().event().id(), known.recordedAt()))
              .at(HEADER));
    }
  }
}
