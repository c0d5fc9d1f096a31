package com.tickstock.membership.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.MemberChange;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.DefinitionJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The changes of a rollback, done or planned.
 *
 * @param to {@code version 7} or a time
 * @param from the version before the rollback
 * @param exists whether the group exists afterwards
 * @param definition the group's definition before and after, if it changes
 * @param version the version that the rollback made
 */
record RollbackReport(
    String group,
    String to,
    Result outcome,
    long from,
    boolean exists,
    Optional<Redefinition> definition,
    List<Line> members,
    Optional<String> eventId,
    Optional<Long> version,
    Optional<String> detail) {

  /** The result; in words in JSON. */
  enum Result {
    APPLIED,
    /** It is in the log, but a change effective slightly in the future overrides it. */
    COVERED,
    REFUSED,
    /** The group has the earlier state already. */
    NOT_NEEDED,
    /** Not published because of a dry run. */
    WOULD_CHANGE;

    @JsonValue
    String wording() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** The definitions; empty if the group does not exist. */
  record Redefinition(Optional<DefinitionJson> now, Optional<DefinitionJson> then) {
    static Redefinition of(Rollback rollback) {
      return new Redefinition(json(rollback.now().now()), json(rollback.then()));
    }

    private static Optional<DefinitionJson> json(Optional<Group> group) {
      return group.map(Group::definition).map(DefinitionJson::of);
    }
  }

  /** One membership; an unknown or absent weight is null. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Line(Symbol symbol, String change, Optional<Weight> now, Optional<Weight> then) {
    static Line of(MemberChange change) {
      String word =
          switch (change.kind()) {
            case ADDED -> "add";
            case REMOVED -> "remove";
            case REWEIGHTED -> "reweight";
            case ANNOTATED -> "annotate";
          };
      return new Line(
          change.symbol(),
          word,
          change.before().flatMap(Member::weight),
          change.after().flatMap(Member::weight));
    }
  }

  static RollbackReport of(Rollback rollback, RollbackTarget target, Result outcome) {
    return new RollbackReport(
        rollback.group().toString(),
        target.wording(),
        outcome,
        rollback.now().version(),
        rollback.then().isPresent(),
        rollback.isRedefined() ? Optional.of(Redefinition.of(rollback)) : Optional.empty(),
        rollback.members().stream().map(Line::of).toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  RollbackReport with(Result result, String event, Optional<Long> made, Optional<String> said) {
    return new RollbackReport(
        group, to, result, from, exists, definition, members, Optional.of(event), made, said);
  }

  long count(String change) {
    return members.stream().filter(line -> line.change().equals(change)).count();
  }
}
