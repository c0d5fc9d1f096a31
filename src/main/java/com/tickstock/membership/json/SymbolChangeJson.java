package com.tickstock.membership.json;

import com.tickstock.membership.group.Change;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.MemberChange;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import java.time.Instant;
import java.util.Optional;

/**
 * The change of one symbol in one group from {@code from} on: the value of a record of {@code
 * membership.symbol-changes}.
 *
 * @param until exclusive, if the interval is in the past; absent if it still holds now
 */
public record SymbolChangeJson(
    Environment environment,
    Symbol symbol,
    GroupType type,
    String name,
    long version,
    MemberChange.Kind kind,
    Instant from,
    Optional<Instant> until,
    Optional<Weight> weight,
    Optional<Weight> previousWeight,
    Optional<JsonObject> metadata,
    Instant recordedAt,
    CauseJson cause) {

  public static SymbolChangeJson of(Change change, MemberChange member) {
    return new SymbolChangeJson(
        change.group().environment(),
        member.symbol(),
        change.group().type(),
        change.group().name(),
        change.version(),
        member.kind(),
        member.from(),
        member.until(),
        member.after().flatMap(Member::weight),
        member.before().flatMap(Member::weight),
        member.after().flatMap(Member::metadata),
        change.recordedAt(),
        CauseJson.of(change.cause()));
  }

  /** The Kafka key: {@code DEFAULT/NVDA}. */
  public String key() {
    return key(environment, symbol);
  }

  public static String key(Environment environment, Symbol symbol) {
    return environment + "/" + symbol;
  }
}
