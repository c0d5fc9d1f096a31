package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends random writes to a few groups over HTTP, without waiting for their outcome. */
final class RandomWrites {
  static final int SYMBOLS = 25;
  private static final List<String> GROUPS =
      List.of(
          "ETF/RA",
          "ETF/RB",
          "ETF/RC",
          "THEME/ra",
          "SECTOR/energy",
          "SECTOR/utilities",
          "UNIVERSE/ra",
          "UNIVERSE/rd",
          "CUSTOM/Re",
          "SEGMENT/rf");

  private final Answers http;
  private final Random random;

  RandomWrites(Answers http, long seed) {
    this.http = http;
    this.random = new Random(seed);
  }

  void write(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(write().status()).isEqualTo(202);
    }
  }

  private Answers.Answer write() {
    String path = "/v1/groups/" + GROUPS.get(random.nextInt(GROUPS.size()));
    int what = random.nextInt(20);
    if (what == 0) {
      return http.delete(path);
    } else if (what < 7) {
      return http.put(path, "{%s\"members\":[%s]}".formatted(when(), members()));
    }
    return http.post(
        path + "/changes", "{%s\"put\":[%s],\"remove\":[%s]}".formatted(when(), members(), gone()));
  }

  /** One of five writes is late: it is effective on a past day. */
  private String when() {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(1 + random.nextInt(40));
    return random.nextInt(5) == 0 ? "\"effectiveAt\":\"%s\",".formatted(day) : "";
  }

  private String members() {
    return IntStream.range(0, SYMBOLS - 5)
        .filter(i -> random.nextInt(4) == 0)
        .mapToObj(i -> "{\"symbol\":\"S%d\"%s}".formatted(i, about()))
        .collect(Collectors.joining(","));
  }

  private String about() {
    return switch (random.nextInt(3)) {
      case 0 -> "";
      case 1 -> ",\"weight\":0.%03d".formatted(random.nextInt(1000));
      default -> ",\"weight\":0.1,\"metadata\":{\"industry\":\"I%d\"}".formatted(random.nextInt(3));
    };
  }

  /** Symbols that are not put: putting and removing the same symbol at once is refused. */
  private String gone() {
    return random.nextInt(2) == 0 ? "" : "\"S%d\"".formatted(SYMBOLS - 1 - random.nextInt(5));
  }
}
