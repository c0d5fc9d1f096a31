package com.tickstock.membership.client;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.ticker.Tickers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One environment's groups in this process, read-only, kept up with every change. Any number of
 * threads may ask; an answer takes no request, no lock and less than a microsecond.
 *
 * <p>A version of a group shows in all lookups at the same moment, whole: whoever saw a part of it
 * sees all of it from then on, by group and by symbol. Groups change one by one.
 *
 * <p>While the brokers are away it goes on answering what it knows; {@link #isCurrent} tells. Where
 * it can no longer be right (a change cannot be read, or is missing in the log), and once it is
 * closed, each lookup is an {@link IllegalStateException} that says why.
 */
public final class MembershipCopy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MembershipCopy.class);
  private static final Duration CURRENT = Duration.ofSeconds(3);

  private final Environment environment;
  private final CopiedGroups groups = new CopiedGroups();
  private final CopiedUniverses universes;
  private final List<Consumer<ChangeJson>> listeners = new CopyOnWriteArrayList<>();
  private final CopyReader reader;
  private final Freshness freshness;
  private final Thread thread;

  /** Why nothing is answered any more; null while it is. */
  private volatile String ended;

  private MembershipCopy(Map<String, Object> kafka, Environment environment) {
    this.environment = environment;
    this.universes = new CopiedUniverses(environment, groups);
    this.reader = new CopyReader(kafka, environment, groups, this::notifyListeners);
    this.freshness = new Freshness(reader);
    this.thread = new Thread(this::follow, "membership-copy-" + environment);
    this.thread.setDaemon(true);
  }

  /**
   * @param bootstrapServers brokers as {@code host:port}, several with commas
   */
  public static MembershipCopy start(String bootstrapServers, Environment environment) {
    return start(
        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), environment);
  }

  /**
   * Returns when the copy holds everything that was told before the call.
   *
   * @param kafka properties of a Kafka client, {@code bootstrap.servers} among them
   * @throws org.apache.kafka.common.KafkaException where the brokers do not answer, or have not the
   *     service's topics
   */
  public static MembershipCopy start(Map<String, Object> kafka, Environment environment) {
    MembershipCopy copy = new MembershipCopy(kafka, environment);
    try {
      copy.reader.load();
      copy.freshness.check();
    } catch (RuntimeException e) {
      copy.reader.close();
      throw e;
    }
    copy.thread.start();
    return copy;
  }

  /**
   * The group as it is; empty where there is none.
   *
   * @param name in any case, as the service takes it
   * @throws com.tickstock.membership.group.InvalidValueException where it cannot be a name
   */
  public Optional<CopiedGroup> group(GroupType type, String name) {
    return here().group(GroupKey.of(environment, type, name));
  }

  /** All groups of a type by name. Takes the longer the more groups there are. */
  public List<CopiedGroup> groups(GroupType type) {
    return here().groups(type);
  }

  /**
   * The groups that hold the symbol, by type and name, each with its weight and metadata.
   *
   * @param symbol in any spelling that the service takes, as {@code brk-b}
   * @throws com.tickstock.membership.group.InvalidValueException where it can be no ticker
   */
  public List<Holder> groupsOf(Symbol symbol) {
    return here().holders(Tickers.parse(symbol.value()));
  }

  /**
   * The name of the symbol's SECTOR group.
   *
   * @param symbol in any spelling that the service takes
   * @throws com.tickstock.membership.group.InvalidValueException where it can be no ticker
   */
  public Optional<String> sectorOf(Symbol symbol) {
    return here()
        .holder(Tickers.parse(symbol.value()), GroupType.SECTOR)
        .map(group -> group.key().name());
  }

  /**
   * The symbols of groups put together, sorted.
   *
   * @param universe as {@code SPY:QQQ:dow30}: a bare name is looked for as UNIVERSE, then ETF, then
   *     CUSTOM; others are written {@code THEME/ai_leaders}
   * @throws UnknownGroupException where a part is no group
   * @throws com.tickstock.membership.group.InvalidValueException where a part cannot be a name
   */
  public List<Symbol> universe(String universe) {
    here();
    return universes.symbols(universe);
  }

  /**
   * Tells each version of a group once, in order, when the copy shows it; none that the copy had
   * when this is called. Whoever listens first and looks up then misses nothing.
   *
   * @param listener is called on the thread that follows the changes, so the copy waits for it;
   *     what it throws is logged and changes nothing
   */
  public void listen(Consumer<ChangeJson> listener) {
    listeners.add(listener);
  }

  /**
   * Whether the copy held everything that was told up to a moment ago: 3 seconds, of which one is
   * how often it asks the brokers.
   */
  public boolean isCurrent() {
    return ended == null && age().compareTo(CURRENT) <= 0;
  }

  /** How long ago it last was known to hold everything that was told. */
  public Duration age() {
    return freshness.age();
  }

  private CopiedGroups here() {
    String reason = ended;
    if (reason != null) {
      throw new IllegalStateException("the copy of %s %s".formatted(environment, reason));
    }
    return groups;
  }

  private void notifyListeners(ChangeJson change) {
    for (Consumer<ChangeJson> listener : listeners) {
      try {
        listener.accept(change);
      } catch (RuntimeException | Error e) {
        LOG.warn("a listener failed on version {} of {}", change.version(), change.key(), e);
      }
    }
  }

  private void follow() {
    try (reader) {
      while (ended == null) {
        reader.readOn();
        freshness.check();
      }
    } catch (WakeupException e) {
      // closing
    } catch (RuntimeException | Error e) {
      LOG.error("the copy of {} follows no more and answers no more", environment, e);
      ended = "could not follow the changes: " + e.getMessage();
    }
  }

  /** Answers nothing from then on. */
  @Override
  public void close() {
    ended = "is closed";
    reader.wakeUp();
    if (Thread.currentThread() == thread) {
      return; // a listener closes it: the thread ends when it returns
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
