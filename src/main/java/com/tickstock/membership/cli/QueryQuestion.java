package com.tickstock.membership.cli;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The query of {@code query}: exactly one of these options. */
final class QueryQuestion {
  @Option(names = "--stock", paramLabel = "SYMBOL", description = "the groups that hold it")
  Optional<String> stock = Optional.empty();

  @Option(names = "--etf", paramLabel = "NAME", description = "the holdings of a fund")
  private Optional<String> etf = Optional.empty();

  @Option(names = "--sector", paramLabel = "NAME", description = "the stocks of a sector")
  private Optional<String> sector = Optional.empty();

  @Option(names = "--theme", paramLabel = "NAME", description = "the stocks of a theme")
  private Optional<String> theme = Optional.empty();

  @Option(names = "--custom", paramLabel = "NAME", description = "the stocks of a custom group")
  private Optional<String> custom = Optional.empty();

  @Option(names = "--segment", paramLabel = "NAME", description = "the stocks of a segment")
  private Optional<String> segment = Optional.empty();

  @Option(names = "--list", description = "all groups; --type and --search filter them")
  boolean list;

  @Option(
      names = "--universe",
      paramLabel = "NAMES",
      description = "a combination of groups, as SPY:QQQ:dow30 or SPY:THEME/ai_leaders")
  Optional<String> universe = Optional.empty();

  @Option(
      names = "--overlap",
      paramLabel = "NAMES",
      description = "the overlap of 2 to 20 groups, as SPY,QQQ or SPY,THEME/ai_leaders")
  Optional<String> overlap = Optional.empty();

  @Option(
      names = "--history",
      paramLabel = "TYPE/NAME",
      description = "the changes of a group with their effective times, newest first")
  Optional<String> history = Optional.empty();

  @Option(names = "--stats", description = "counts of groups, sectors and symbols")
  boolean stats;

  /** The group of the query; empty if the query is about no group or several groups. */
  Optional<GroupKey> group(Environment of) {
    return etf.map(name -> GroupKey.of(of, GroupType.ETF, name))
        .or(() -> sector.map(name -> GroupKey.of(of, GroupType.SECTOR, name)))
        .or(() -> theme.map(name -> GroupKey.of(of, GroupType.THEME, name)))
        .or(() -> custom.map(name -> GroupKey.of(of, GroupType.CUSTOM, name)))
        .or(() -> segment.map(name -> GroupKey.of(of, GroupType.SEGMENT, name)))
        .or(() -> history.map(text -> written(of, text)));
  }

  private static GroupKey written(Environment of, String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new InvalidValueException("--history", text, "TYPE/NAME, as ETF/SPY");
    }
    return GroupKey.of(of, GroupType.parse(text.substring(0, slash)), text.substring(slash + 1));
  }
}
