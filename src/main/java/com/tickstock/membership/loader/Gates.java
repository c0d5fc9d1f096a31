package com.tickstock.membership.loader;

import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.loader.format.Dates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a file against what files look like; one that does not is for a person to look at. A sector
 * is no file's own list, so this is not for sectors.
 */
record Gates(LoadGates limits) {
  /**
   * A file that says its day is held against what was a member until a quarter before: what changed
   * over years says nothing, and would depend on which of the files came first.
   */
  private static final Duration RECENT = Duration.ofDays(100);

  /**
   * Everything that is odd about a holding; empty where nothing is.
   *
   * @param members that the group would have, with those that the load keeps
   */
  List<String> refusals(Holding holding, Set<Symbol> members, Optional<GroupSnapshot> before) {
    List<String> odd = new ArrayList<>();
    if (holding.group().type() != GroupType.SECTOR) {
      holding.incomplete().ifPresent(odd::add);
      size(holding, odd);
      weights(holding, odd);
      date(holding.source(), odd);
      before
          .filter(snapshot -> isRecent(snapshot, holding.source().asOf()))
          .ifPresent(snapshot -> turnover(members, snapshot.members().keySet(), odd));
    }
    return odd;
  }

  private void size(Holding holding, List<String> odd) {
    int size = holding.securities().size();
    if (size < limits.minMembers()) {
      odd.add("%d members: expected at least %d".formatted(size, limits.minMembers()));
    } else if (size > limits.maxMembers()) {
      odd.add("%d members: expected at most %d".formatted(size, limits.maxMembers()));
    }
  }

  private void weights(Holding holding, List<String> odd) {
    BigDecimal known =
        holding.securities().values().stream()
            .flatMap(security -> security.member().weight().stream())
            .map(Weight::value)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    limits
        .oddWeights(holding.weightSum().orElse(known), holding.weightSum().isPresent())
        .ifPresent(odd::add);
  }

  private void date(Source source, List<String> odd) {
    if (limits.matchFileDate()) {
      source
          .saidDay()
          .filter(day -> Dates.contradicts(source.file(), day))
          .ifPresent(
              day ->
                  odd.add(
                      "its content is of %s, its name says %s"
                          .formatted(day, Dates.inName(source.file()).orElseThrow())));
    }
  }

  private static boolean isRecent(GroupSnapshot before, Optional<Instant> asOf) {
    return asOf.filter(time -> before.effectiveAt().plus(RECENT).isBefore(time)).isEmpty();
  }

  private void turnover(Set<Symbol> members, Set<Symbol> old, List<String> odd) {
    Set<Symbol> kept = new HashSet<>(old);
    kept.retainAll(members);
    int come = members.size() - kept.size();
    int gone = old.size() - kept.size();
    if (!old.isEmpty() && 100L * Math.max(come, gone) > (long) limits.maxTurnover() * old.size()) {
      odd.add(
          "%d come and %d go of %d: expected at most %d %% of the group at once"
              .formatted(come, gone, old.size(), limits.maxTurnover()));
    }
  }
}
