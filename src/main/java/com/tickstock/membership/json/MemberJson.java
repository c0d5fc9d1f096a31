package com.tickstock.membership.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Origin;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.ticker.Tickers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A member in an event.
 *
 * @param line the line in the loaded file, from 1
 * @param rowId the id of the SQL row that it was migrated from
 * @param addedAt the time when that row was added, as a date or a time
 */
public record MemberJson(
    @JsonProperty(required = true) Symbol symbol,
    Optional<Weight> weight,
    Optional<JsonObject> metadata,
    Optional<Integer> line,
    Optional<Integer> rowId,
    Optional<String> addedAt) {

  public MemberJson {
    if (symbol == null) {
      throw new InvalidValueException("symbol", null, "a string");
    }
    weight = orEmpty(weight);
    metadata = orEmpty(metadata);
    line = orEmpty(line);
    rowId = orEmpty(rowId);
    addedAt = orEmpty(addedAt);
  }

  public static MemberJson of(Member member, Map<Symbol, Integer> lines) {
    return of(member, lines, Origin.NONE);
  }

  private static MemberJson of(Member member, Map<Symbol, Integer> lines, Origin origin) {
    Origin.Row row = origin.member(member.symbol());
    return new MemberJson(
        member.symbol(),
        member.weight(),
        member.metadata(),
        Optional.ofNullable(lines.get(member.symbol())),
        row.id(),
        row.since().map(Instant::toString));
  }

  /** Members without their SQL rows: only the event and its change carry those. */
  public static List<MemberJson> listOf(Iterable<Member> members, Map<Symbol, Integer> lines) {
    List<MemberJson> list = new ArrayList<>();
    members.forEach(member -> list.add(of(member, lines)));
    return list;
  }

  static List<MemberJson> listOf(Iterable<Member> members, Cause cause) {
    List<MemberJson> list = new ArrayList<>();
    members.forEach(member -> list.add(of(member, cause.lines(), cause.origin())));
    return list;
  }

  /**
   * Converts the symbols of an event or a request to their canonical spelling.
   *
   * @throws InvalidValueException if one is not a ticker
   */
  public static List<MemberJson> spelled(String field, List<MemberJson> list) {
    return IntStream.range(0, list.size())
        .mapToObj(at -> list.get(at) == null ? null : list.get(at).spelled(field, at))
        .toList();
  }

  private MemberJson spelled(String field, int at) {
    if (Tickers.isPlain(symbol.value())) {
      return this;
    }
    Symbol ticker = ticker("%s[%d].symbol".formatted(field, at), symbol);
    return ticker.equals(symbol)
        ? this
        : new MemberJson(ticker, weight, metadata, line, rowId, addedAt);
  }

  /**
   * Converts a list of symbols likewise.
   *
   * @throws InvalidValueException if one is not a ticker, or null
   */
  public static List<Symbol> tickers(String field, List<Symbol> list) {
    return IntStream.range(0, list.size())
        .mapToObj(at -> ticker("%s[%d]".formatted(field, at), required(field, at, list.get(at))))
        .toList();
  }

  private static Symbol ticker(String field, Symbol written) {
    return Tickers.parse(field, written.value());
  }

  public Member member() {
    return new Member(symbol, weight, metadata);
  }

  /**
   * @throws InvalidValueException if a symbol appears twice, because the intended one is unknown
   */
  public static SortedMap<Symbol, Member> toMembers(String field, List<MemberJson> list) {
    SortedMap<Symbol, Member> members = new TreeMap<>();
    Map<Symbol, Integer> seen = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      MemberJson json = required(field, i, list.get(i));
      Integer first = seen.putIfAbsent(json.symbol(), i);
      if (first != null) {
        throw new InvalidValueException(
            "%s[%d].symbol".formatted(field, i),
            json.symbol(),
            "each symbol once: it is already in %s[%d]".formatted(field, first));
      }
      members.put(json.symbol(), json.member());
    }
    return members;
  }

  public static Map<Symbol, Integer> toLines(List<MemberJson> list) {
    Map<Symbol, Integer> lines = new HashMap<>();
    list.stream()
        .filter(Objects::nonNull)
        .forEach(json -> json.line().ifPresent(line -> lines.put(json.symbol(), line)));
    return lines;
  }

  /** The SQL rows that the members were migrated from. */
  public static Map<Symbol, Origin.Row> toRows(List<MemberJson> list) {
    Map<Symbol, Origin.Row> rows = new HashMap<>();
    list.stream()
        .filter(json -> json != null && (json.rowId().isPresent() || json.addedAt().isPresent()))
        .forEach(json -> rows.put(json.symbol(), row("addedAt", json.rowId(), json.addedAt())));
    return rows;
  }

  static Origin.Row row(String field, Optional<Integer> id, Optional<String> since) {
    return new Origin.Row(id, since.map(text -> EffectiveTime.parse(field, text)));
  }

  static <T> T required(String field, int index, T element) {
    if (element == null) {
      throw new InvalidValueException("%s[%d]".formatted(field, index), null, "no null");
    }
    return element;
  }

  static <T> Optional<T> orEmpty(Optional<T> value) {
    return value == null ? Optional.empty() : value;
  }
}
