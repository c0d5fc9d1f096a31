package com.tickstock.membership.json;

import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.group.TimelineSegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A segment of a timeline with each member encoded once, in the order of served members. So the
 * members at any position are a subset, assembled by copying bytes.
 */
public final class SegmentEncoder {
  /** The approximate memory of objects besides their content. */
  private static final int BYTES_A_MEMBER = 300;

  private static final int BYTES_A_STATE = 300;

  /** Metadata orders versions of a member with the same weight, which never occur in one state. */
  private static final Comparator<Member> ORDER =
      GroupJson.ORDER.thenComparing(member -> member.metadata().map(JsonObject::text).orElse(""));

  private final TimelineSegment segment;
  private final byte[][] written;
  private final List<BitSet> members = new ArrayList<>();

  public SegmentEncoder(TimelineSegment segment) {
    this.segment = segment;
    Map<Member, Integer> places = new TreeMap<>(ORDER);
    segment.states().stream()
        .flatMap(state -> state.different().values().stream())
        .flatMap(Optional::stream)
        .forEach(member -> places.put(member, 0));
    written = new byte[places.size()][];
    int next = 0;
    for (Map.Entry<Member, Integer> place : places.entrySet()) {
      written[next] = Json.write(GroupJson.MemberOfGroup.of(place.getKey()));
      place.setValue(next++);
    }
    BitSet present = new BitSet();
    Map<Symbol, Integer> placeOf = new HashMap<>();
    for (TimelineSegment.SegmentState state : segment.states()) {
      state.different().forEach((symbol, m) -> move(symbol, m.map(places::get), placeOf, present));
      members.add((BitSet) present.clone());
    }
  }

  private static void move(
      Symbol symbol, Optional<Integer> to, Map<Symbol, Integer> placeOf, BitSet present) {
    Optional.ofNullable(placeOf.remove(symbol)).ifPresent(present::clear);
    to.ifPresent(
        place -> {
          placeOf.put(symbol, place);
          present.set(place);
        });
  }

  public TimelinePosition from() {
    return segment.states().get(0).at();
  }

  public boolean covers(TimelinePosition moment) {
    return segment.covers(moment);
  }

  /**
   * The group after the entries before {@code moment}; empty if it does not exist then.
   *
   * @param moment a position that the segment covers
   */
  public Optional<GroupBody> before(TimelinePosition moment) {
    int newest = segment.states().size() - 1;
    while (segment.states().get(newest).at().compareTo(moment) >= 0) {
      newest--;
    }
    TimelineSegment.SegmentState state = segment.states().get(newest);
    byte[] array = array(members.get(newest));
    return state
        .definition()
        .map(definition -> new GroupBody(definition, state.effectiveAt(), state.size(), array));
  }

  private byte[] array(BitSet present) {
    int length = present.stream().map(place -> written[place].length + 1).sum();
    ByteBuffer array = ByteBuffer.allocate(Math.max(length, 1) + 1);
    // a comma before each member; the bracket then overwrites the first comma
    for (int place = present.nextSetBit(0); place >= 0; place = present.nextSetBit(place + 1)) {
      array.put((byte) ',').put(written[place]);
    }
    array.position(Math.max(length, 1)).put((byte) ']').put(0, (byte) '[');
    return array.array();
  }

  /** The approximate memory use. */
  public int bytes() {
    int sum = members.stream().mapToInt(some -> BYTES_A_STATE + some.size() / Byte.SIZE).sum();
    for (byte[] member : written) {
      sum += BYTES_A_MEMBER + member.length;
    }
    return sum;
  }
}
