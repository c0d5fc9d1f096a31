package com.tickstock.membership.query;

import static java.util.stream.Collectors.toSet;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.query.question.AsOf;
import com.tickstock.membership.store.StoredGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Groups by name: for each the groups that it may mean, the first that exists counting.
 *
 * @param all that any of them may mean
 */
record GroupResolver(List<List<GroupKey>> candidates, Set<GroupKey> all) {
  /** A group that a name means. */
  record Part(GroupKey key, long version) {}

  static GroupResolver of(List<List<GroupKey>> candidates) {
    return new GroupResolver(
        candidates, candidates.stream().flatMap(List::stream).collect(toSet()));
  }

  /**
   * @throws UnknownPartException where none exists that a name may mean
   */
  List<Part> find(MembershipQueries queries) {
    Map<GroupKey, Long> versions = queries.versions(all);
    return candidates.stream().map(keys -> find(keys, versions)).toList();
  }

  /**
   * All that {@code found} depends on: each group that a name might have meant before the one that
   * it means, and that one.
   */
  Set<GroupKey> upTo(List<Part> found) {
    Set<GroupKey> keys = new HashSet<>();
    for (int i = 0; i < found.size(); i++) {
      List<GroupKey> mayMean = candidates.get(i);
      keys.addAll(mayMean.subList(0, mayMean.indexOf(found.get(i).key()) + 1));
    }
    return keys;
  }

  private static Part find(List<GroupKey> keys, Map<GroupKey, Long> versions) {
    return keys.stream()
        .filter(versions::containsKey)
        .findFirst()
        .map(key -> new Part(key, versions.get(key)))
        .orElseThrow(() -> new UnknownPartException(keys));
  }

  /** The groups whole; one that is retired meanwhile is unknown. */
  static List<GroupJson> load(MembershipQueries queries, List<Part> parts) {
    List<GroupKey> keys = parts.stream().map(Part::key).toList();
    List<Optional<StoredGroup>> found = queries.groups(keys);
    List<GroupJson> groups = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      List<GroupKey> key = List.of(keys.get(i));
      groups.add(
          found
              .get(i)
              .filter(StoredGroup::exists)
              .map(StoredGroup::group)
              .orElseThrow(() -> new UnknownPartException(key)));
    }
    return groups;
  }

  /** The groups as they were, whole. */
  List<GroupJson> load(MembershipQueries queries, AsOf when) {
    List<GroupKey> asked = List.copyOf(all);
    List<Optional<StoredGroup>> found = queries.groupsAsOf(asked, when);
    List<GroupJson> groups = new ArrayList<>();
    for (List<GroupKey> keys : candidates) {
      groups.add(
          keys.stream()
              .flatMap(key -> found.get(asked.indexOf(key)).stream())
              .findFirst()
              .map(StoredGroup::group)
              .orElseThrow(() -> new UnknownPartException(keys, when)));
    }
    return groups;
  }
}
