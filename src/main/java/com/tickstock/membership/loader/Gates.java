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
 * Checks that a file is plausible. A person must look at a file that fails. Sectors are not
 * checked, because they are not the list of one file.
 */
record Gates(LoadGates limits) {
  /**
   * The turnover of a file with a day is checked only against a state of the last quarter before
   * it. Turnover over years means nothing, and would depend on the order in which files are loaded.
   */
  private static final Duration RECENT = Duration.ofDays(100);

  /**
   * The failed gates of a holding; empty if it passes.
   *
   * @param members the members that the group would have, including those that the load keeps
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
                      "the day of its content is %s, the day in its name is %s"
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
