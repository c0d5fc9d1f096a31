package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.store.StoredGroup;
import com.tickstock.membership.store.access.PartitionStores;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Whole groups of a partition in order of their keys, and beside those that are asked for the bare
 * headers of those that have just stopped to be such.
 *
 * @param types empty: all
 * @param symbol only groups that hold it; empty: all
 * @param since an offset in the log: of a group that was retired, or does not hold the symbol, a
 *     row tells only where its last event is after it
 * @param after the key at which the page before ended
 */
@JsonTypeName("group-rows")
public record GroupRows(
    int partition,
    Environment environment,
    Set<GroupType> types,
    Optional<Symbol> symbol,
    long since,
    Optional<String> after)
    implements GroupQuestion<GroupRows.Page> {
  /** A page is full once it is as large, and a reader has read enough once it has seen as much. */
  private static final int MAX_BYTES = 64 << 10;

  private static final int MAX_READ = 4 << 20;

  /**
   * @param last the key that was read last, where there may be more
   */
  public record Page(List<Row> rows, Optional<String> last) {}

  /**
   * @param bytes of a {@link StoredGroup}, without JSON where it is only told where it stands
   */
  public record Row(GroupKey key, byte[] bytes) {
    public StoredGroup group() {
      return StoredGroup.fromBytes(bytes);
    }
  }

  @Override
  public Page answer(PartitionStores stores) {
    String first = after.orElse(environment + "/");
    String end = environment + "0"; // the character after the slash
    List<Row> page = new ArrayList<>();
    int read = 0;
    int bytes = 0;
    try (KeyValueIterator<String, StoredGroup> rows = stores.members().range(first, end)) {
      while (rows.hasNext()) {
        KeyValue<String, StoredGroup> row = rows.next();
        if (after.filter(row.key::equals).isPresent()) {
          continue;
        }
        read += row.value.json().length;
        Optional<Row> found = row(GroupKey.parse(row.key), row.value);
        found.ifPresent(page::add);
        bytes += found.map(r -> r.bytes().length).orElse(0);
        if (bytes >= MAX_BYTES || read >= MAX_READ) {
          return new Page(page, Optional.of(row.key));
        }
      }
    }
    return new Page(page, Optional.empty());
  }

  private Optional<Row> row(GroupKey key, StoredGroup group) {
    if (!types.isEmpty() && !types.contains(key.type())) {
      return Optional.empty();
    } else if (group.exists() && symbol.filter(s -> !holds(group, s)).isEmpty()) {
      return Optional.of(new Row(key, group.toBytes()));
    }
    return group.offset() > since
        ? Optional.of(new Row(key, group.header().toBytes()))
        : Optional.empty();
  }

  /** Most groups do not, and most of these show it without being parsed. */
  public static boolean holds(StoredGroup group, Symbol symbol) {
    String written = new String(Json.write(symbol), StandardCharsets.UTF_8);
    return new String(group.json(), StandardCharsets.UTF_8).contains(written)
        && group.group().members().stream().anyMatch(m -> m.symbol().equals(symbol));
  }
}
