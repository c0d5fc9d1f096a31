package com.tickstock.membership.http;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.question.AsOf;
import com.tickstock.membership.store.StoredGroup;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks up a group by name and throws a problem that explains why there is none. */
final class GroupLookup {
  private GroupLookup() {}

  static StoredGroup now(MembershipQueries ask, GroupKey key) {
    StoredGroup found = known(ask, key);
    if (!found.exists()) {
      throw ProblemException.retired(
          found.version(),
          "%s was retired with version %d; use asOf to read its past"
              .formatted(key, found.version()));
    }
    return found;
  }

  static StoredGroup known(MembershipQueries ask, GroupKey key) {
    return ask.group(key).orElseThrow(() -> unknown(ask, key));
  }

  private static ProblemException unknown(MembershipQueries ask, GroupKey key) {
    return ProblemException.notFound("no group %s%s".formatted(key, namesakes(ask, key)));
  }

  /** Returns the group as it was answered when {@code version} was its latest version. */
  static StoredGroup then(MembershipQueries ask, GroupKey key, int version) {
    long latest = known(ask, key).version();
    StoredGroup then =
        ask.group(key, version)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "%s has no version %d: it has versions 1 to %d"
                            .formatted(key, version, latest)));
    if (!then.exists()) {
      throw ProblemException.retired(
          latest, "%s did not exist with version %d: it was retired".formatted(key, version));
    }
    return then;
  }

  static StoredGroup asOf(MembershipQueries ask, GroupKey key, AsOf when) {
    return ask.groupAsOf(key, when).orElseThrow(() -> absence(ask, key, when));
  }

  private static ProblemException absence(MembershipQueries ask, GroupKey key, AsOf when) {
    Instant since = ask.knownSince(key).orElseThrow(() -> unknown(ask, key));
    if (when.time().isBefore(since)) {
      return ProblemException.notFound(
          "%s did not exist as of %s; its first known state is as of %s"
              .formatted(key, when.time(), since));
    }
    if (when.knownAt().isPresent()) {
      return ProblemException.notFound("%s did not exist %s".formatted(key, when.text()));
    }
    return ProblemException.retired(
        known(ask, key).version(),
        "%s did not exist as of %s: it was retired".formatted(key, when.time()));
  }

  /** Lists existing groups of other types with the same name. */
  private static String namesakes(MembershipQueries ask, GroupKey key) {
    List<GroupKey> others =
        Arrays.stream(GroupType.values())
            .filter(type -> type != key.type())
            .map(type -> new GroupKey(key.environment(), type, key.name()))
            .toList();
    Map<GroupKey, Long> existing = ask.versions(others);
    String found =
        others.stream()
            .filter(existing::containsKey)
            .map(GroupKey::toString)
            .collect(Collectors.joining(", "));
    return found.isEmpty() ? "" : "; there is " + found;
  }
}
