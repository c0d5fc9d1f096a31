package com.tickstock.membership.query.question;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.SectorPut;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.store.RowKeys;
import com.tickstock.membership.store.SymbolHistoryStore;
import com.tickstock.membership.store.SymbolRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/** What the rows of one symbol say of it, and how they are sought. */
final class SymbolRows {
  /** Rows that an older version wrote do not say when: theirs are the first. */
  private static final Comparator<KeyValue<Bytes, SymbolRow>> BY_PUT =
      Comparator.comparing(row -> row.value.put().orElse(SectorPut.NOT_KNOWN));

  private SymbolRows() {}

  static Symbol symbol(KeyValue<Bytes, SymbolRow> row) {
    return new Symbol(RowKeys.parts(row.key)[1]);
  }

  /**
   * In one sector, the one that it was put into last, until the former sector's group has lost it.
   *
   * @param rows of all groups that hold it
   */
  static Optional<SymbolJson> find(Symbol symbol, List<KeyValue<Bytes, SymbolRow>> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Optional<KeyValue<Bytes, SymbolRow>> sector = sector(rows);
    List<KeyValue<Bytes, SymbolRow>> holders =
        rows.stream().filter(row -> !isOfSector(row) || row.equals(sector.orElseThrow())).toList();
    return Optional.of(answer(symbol, holders));
  }

  /**
   * @param rows at least one; all groups are told
   */
  static SymbolJson answer(List<KeyValue<Bytes, SymbolRow>> rows) {
    return answer(symbol(rows.get(0)), rows);
  }

  private static SymbolJson answer(Symbol symbol, List<KeyValue<Bytes, SymbolRow>> rows) {
    return SymbolJson.of(
        symbol,
        rows.stream().map(SymbolRows::holder).toList(),
        sector(rows).map(SymbolRows::holder));
  }

  /** The sector that it was put into last. */
  private static Optional<KeyValue<Bytes, SymbolRow>> sector(
      List<KeyValue<Bytes, SymbolRow>> rows) {
    return rows.stream().filter(SymbolRows::isOfSector).max(BY_PUT);
  }

  private static boolean isOfSector(KeyValue<Bytes, SymbolRow> row) {
    return RowKeys.hasPart(row.key, 2, GroupType.SECTOR.name());
  }

  /**
   * With the industry that a sector said before, where the one of now says none: who moves a stock
   * to another sector need not repeat it.
   */
  static SymbolJson withIndustry(
      SymbolJson found, SymbolHistoryStore history, Environment environment, Instant time) {
    if (found.sector().isEmpty() || found.industry().isPresent()) {
      return found;
    }
    SortedMap<Instant, String> industries = new TreeMap<>();
    history
        .of(environment, found.symbol(), GroupType.SECTOR)
        .forEach(
            row ->
                row.value
                    .metadata()
                    .flatMap(SymbolJson::industry)
                    .ifPresent(industry -> industries.put(RowKeys.time(row.key), industry)));
    SortedMap<Instant, String> before = industries.headMap(time);
    return before.isEmpty() ? found : found.withIndustry(before.get(before.lastKey()));
  }

  private static SymbolJson.Holder holder(KeyValue<Bytes, SymbolRow> row) {
    String[] parts = RowKeys.parts(row.key);
    return new SymbolJson.Holder(
        GroupType.valueOf(parts[2]), parts[3], row.value.weight(), row.value.metadata());
  }

  /** The group of a row of the history, without its time. */
  static GroupKey group(Environment environment, Bytes key) {
    String[] parts = RowKeys.parts(key);
    return new GroupKey(environment, GroupType.valueOf(parts[2]), parts[3]);
  }
}
