package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.SectorTimeline.Move;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A symbol is in the sector of its last put. */
class SectorTimelineTest {
  private static final Instant ONE = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant TWO = Instant.parse("2025-01-02T00:00:00Z");
  private static final Instant THREE = Instant.parse("2025-01-03T00:00:00Z");

  private final SectorTimeline timeline = new SectorTimeline();

  @Test
  void theFormerSectorLosesItWhenTheNextGetsIt() {
    put("energy", ONE, 3, ONE);
    put("utilities", TWO, 7, TWO);

    assertThat(timeline.moves("utilities"))
        .containsExactly(new Move("energy", "utilities", 7, TWO));
    assertThat(timeline.moves("energy")).isEqualTo(timeline.moves("utilities"));
    assertThat(timeline.moves("materials")).isEmpty();
  }

  @Test
  void aSectorThatItLeftInTimeLosesNothing() {
    put("energy", ONE, 3, ONE);
    timeline.add("energy", TWO, 4, Optional.empty());
    put("utilities", TWO, 7, TWO);

    assertThat(timeline.moves("utilities")).isEmpty();
  }

  @Test
  void aLatePutIsOverWhereAnotherSectorGotItLater() {
    put("energy", ONE, 3, ONE);
    put("utilities", THREE, 7, THREE);
    put("materials", TWO, 1, THREE.plusSeconds(1));

    assertThat(timeline.moves("materials"))
        .containsExactly(
            new Move("energy", "materials", 1, TWO), new Move("materials", "utilities", 7, THREE));
  }

  @Test
  void ofTwoPutsOfTheSameTimeTheOneThatWasRecordedLaterHolds() {
    put("energy", ONE, 3, THREE);
    put("utilities", ONE, 7, TWO);

    assertThat(timeline.moves("energy")).containsExactly(new Move("utilities", "energy", 3, ONE));
  }

  @Test
  void twoOfTheSameMillisecondHaveOneOrder() {
    put("utilities", ONE, 7, TWO);
    put("energy", ONE, 3, TWO);

    assertThat(timeline.moves("energy"))
        .containsExactly(new Move("energy", "utilities", 7, ONE))
        .isEqualTo(timeline.moves("utilities"));
  }

  @Test
  void eachPutAfterAnotherSectorsMovesItBack() {
    put("energy", ONE, 3, ONE);
    put("utilities", TWO, 7, TWO);
    put("energy", THREE, 4, THREE);

    assertThat(timeline.moves("energy"))
        .containsExactly(
            new Move("energy", "utilities", 7, TWO), new Move("utilities", "energy", 4, THREE));
  }

  @Test
  void aGroupOfBeforeWhoseNameIsNoSectorOnlyLoses() {
    put("energy", ONE, 3, ONE);
    put("widgets", TWO, 1, TWO);
    assertThat(timeline.moves("widgets")).isEmpty();

    put("energy", THREE, 4, THREE);
    assertThat(timeline.moves("widgets")).containsExactly(new Move("widgets", "energy", 4, THREE));
  }

  private void put(String sector, Instant from, long version, Instant recordedAt) {
    timeline.add(sector, from, version, Optional.of(new SectorPut(from, recordedAt)));
  }
}
