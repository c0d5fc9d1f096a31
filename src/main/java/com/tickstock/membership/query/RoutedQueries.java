package com.tickstock.membership.query;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.History;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.json.DiffJson;
import com.tickstock.membership.json.EncodedAnswer;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.json.LineageJson;
import com.tickstock.membership.json.MemberJson;
import com.tickstock.membership.json.MembershipJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.query.question.AsOf;
import com.tickstock.membership.query.question.CatalogPage;
import com.tickstock.membership.query.question.Consistency;
import com.tickstock.membership.query.question.EventIds;
import com.tickstock.membership.query.question.EventOutcome;
import com.tickstock.membership.query.question.FoldProgress;
import com.tickstock.membership.query.question.GroupAsOf;
import com.tickstock.membership.query.question.GroupAtVersion;
import com.tickstock.membership.query.question.GroupDiff;
import com.tickstock.membership.query.question.GroupFilter;
import com.tickstock.membership.query.question.GroupHistory;
import com.tickstock.membership.query.question.GroupKnownSince;
import com.tickstock.membership.query.question.GroupLineage;
import com.tickstock.membership.query.question.GroupMembership;
import com.tickstock.membership.query.question.GroupNow;
import com.tickstock.membership.query.question.GroupRows;
import com.tickstock.membership.query.question.GroupVersions;
import com.tickstock.membership.query.question.IndexProgress;
import com.tickstock.membership.query.question.Limits;
import com.tickstock.membership.query.question.MemberAsOf;
import com.tickstock.membership.query.question.Question;
import com.tickstock.membership.query.question.SymbolAsOf;
import com.tickstock.membership.query.question.SymbolGroupsEver;
import com.tickstock.membership.query.question.SymbolNow;
import com.tickstock.membership.query.question.SymbolPage;
import com.tickstock.membership.query.routing.Answer;
import com.tickstock.membership.query.routing.Router;
import com.tickstock.membership.store.StoredGroup;
import com.tickstock.membership.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;

/** Asks each partition where it is, and gathers what several say in order. */
public final class RoutedQueries implements MembershipQueries {
  private final Router router;
  private final Consistency how;
  private final LongConsumer behind;

  public RoutedQueries(Router router) {
    this(router, Consistency.NOW, records -> {});
  }

  private RoutedQueries(Router router, Consistency how, LongConsumer behind) {
    this.router = router;
    this.how = how;
    this.behind = behind;
  }

  @Override
  public MembershipQueries with(Consistency reading, LongConsumer reportLag) {
    return new RoutedQueries(router, reading, reportLag);
  }

  @Override
  public Optional<StoredGroup> group(GroupKey key) {
    return ask(new GroupNow(key));
  }

  @Override
  public List<Optional<StoredGroup>> groups(List<GroupKey> keys) {
    return ask(keys.stream().map(GroupNow::new).toList());
  }

  @Override
  public Optional<StoredGroup> group(GroupKey key, long version) {
    return ask(new GroupAtVersion(key, version));
  }

  @Override
  public Map<GroupKey, Long> versions(Collection<GroupKey> keys) {
    List<GroupVersions> questions = GroupVersions.of(keys);
    List<List<Optional<Long>>> answers = ask(questions);
    Map<GroupKey, Long> versions = new HashMap<>();
    for (int i = 0; i < questions.size(); i++) {
      versions.putAll(questions.get(i).byGroup(answers.get(i)));
    }
    return versions;
  }

  @Override
  public Optional<StoredGroup> groupAsOf(GroupKey key, AsOf when) {
    return ask(new GroupAsOf(key, when));
  }

  @Override
  public List<Optional<StoredGroup>> groupsAsOf(List<GroupKey> keys, AsOf when) {
    return ask(keys.stream().map(key -> new GroupAsOf(key, when)).toList());
  }

  @Override
  public HistoryJson history(GroupKey key, History.Cursor cursor, int limit) {
    return ask(new GroupHistory(key, cursor, limit));
  }

  @Override
  public DiffJson diff(GroupKey key, AsOf from, AsOf to) {
    return ask(new GroupDiff(key, from, to));
  }

  @Override
  public MembershipJson membership(GroupKey key, Symbol symbol, Instant time) {
    return ask(new GroupMembership(key, symbol, time));
  }

  @Override
  public LineageJson lineage(GroupKey key, Instant time) {
    return ask(new GroupLineage(key, time));
  }

  @Override
  public Optional<Instant> knownSince(GroupKey key) {
    return ask(new GroupKnownSince(key));
  }

  @Override
  public List<String> eventIds(GroupKey key) {
    List<String> ids = new ArrayList<>();
    Optional<TimelinePosition> next = Optional.of(TimelinePosition.LAST);
    while (next.isPresent()) {
      EventIds.Page page = ask(new EventIds(key, next.get(), Limits.LARGEST_PAGE));
      ids.addAll(page.ids());
      next = page.next();
    }
    return ids;
  }

  @Override
  public GroupPage groups(GroupFilter filter) {
    List<CatalogPage> questions =
        IntStream.range(0, Topics.EVENTS.partitions())
            .mapToObj(partition -> new CatalogPage(partition, filter))
            .toList();
    List<GroupSummaryJson> found = new ArrayList<>();
    ask(questions).forEach(found::addAll);
    found.sort(Comparator.comparing(group -> Bytes.wrap(bytes(group.key()))));
    if (found.size() <= filter.limit()) {
      return new GroupPage(found, Optional.empty());
    }
    List<GroupSummaryJson> page = found.subList(0, filter.limit());
    return new GroupPage(page, Optional.of(page.get(page.size() - 1).key().toString()));
  }

  /** As the stores order their keys. */
  private static byte[] bytes(GroupKey key) {
    return key.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public GroupRows.Page rows(GroupRows question) {
    return ask(question);
  }

  @Override
  public Optional<EncodedAnswer> symbol(Environment environment, Symbol symbol) {
    return ask(new SymbolNow(environment, symbol));
  }

  @Override
  public Optional<SymbolJson> symbolAsOf(Environment environment, Symbol symbol, AsOf when) {
    return when.knownAt().isPresent()
        ? symbolAsKnown(environment, symbol, when.time(), when.knownAt().get())
        : ask(new SymbolAsOf(environment, symbol, when.time()));
  }

  /** The index by symbol says only what is known now; what was known before, the groups say. */
  private Optional<SymbolJson> symbolAsKnown(
      Environment environment, Symbol symbol, Instant time, Instant knownAt) {
    List<GroupKey> groups = ask(new SymbolGroupsEver(environment, symbol));
    List<Optional<MemberJson>> members =
        ask(groups.stream().map(key -> new MemberAsOf(key, symbol, time, knownAt)).toList());
    List<SymbolJson.Holder> holders = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      GroupKey key = groups.get(i);
      members
          .get(i)
          .map(m -> new SymbolJson.Holder(key.type(), key.name(), m.weight(), m.metadata()))
          .ifPresent(holders::add);
    }
    Optional<SymbolJson.Holder> sector =
        holders.stream().filter(holder -> holder.type() == GroupType.SECTOR).findFirst();
    return holders.isEmpty()
        ? Optional.empty()
        : Optional.of(SymbolJson.of(symbol, holders, sector));
  }

  @Override
  public void symbols(Environment environment, Consumer<SymbolJson> each) {
    for (int partition = 0; partition < Topics.SYMBOL_CHANGES.partitions(); partition++) {
      List<SymbolJson> page = List.of();
      do {
        Optional<Symbol> after =
            page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1).symbol());
        page = ask(new SymbolPage(partition, environment, after, Limits.LARGEST_PAGE));
        page.forEach(each);
      } while (page.size() == Limits.LARGEST_PAGE);
    }
  }

  @Override
  public Optional<OutcomeJson> outcome(GroupKey key, EventId event) {
    return ask(new EventOutcome(key, event));
  }

  @Override
  public long lastChange(int partition) {
    return ask(new FoldProgress(partition)).changed();
  }

  @Override
  public long lastFolded(int partition) {
    return ask(new FoldProgress(partition)).folded();
  }

  @Override
  public List<Map<Integer, Long>> lastIndexed() {
    return ask(
        IntStream.range(0, Topics.SYMBOL_CHANGES.partitions())
            .mapToObj(IndexProgress::new)
            .toList());
  }

  private <A> A ask(Question<A> question) {
    return unwrap(router.ask(question, how));
  }

  private <A> List<A> ask(List<? extends Question<A>> questions) {
    return router.<A>ask(questions, how).stream().map(this::unwrap).toList();
  }

  private <A> A unwrap(Answer<A> answer) {
    behind.accept(answer.behind());
    return answer.value();
  }
}
