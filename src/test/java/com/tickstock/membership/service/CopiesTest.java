package com.tickstock.membership.service;

import static com.tickstock.membership.service.GroupAnswer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.Await;
import com.tickstock.membership.client.CopiedGroup;
import com.tickstock.membership.client.Holder;
import com.tickstock.membership.client.MembershipCopy;
import com.tickstock.membership.client.UnknownGroupException;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The read-only copies of clients, compared with the answers of the service. */
class CopiesTest extends WithService {
  private static final List<String> UNIVERSES =
      List.of("RA", "RA:RB:RC", "rd:Re:THEME/ra", "SECTOR/energy:RC", "re:rd", "ra:none");

  private static MembershipCopy copy() {
    return MembershipCopy.start(service.brokers(), Environment.DEFAULT);
  }

  private static List<String> symbols() {
    return IntStream.range(0, RandomWrites.SYMBOLS).mapToObj(i -> "S" + i).toList();
  }

  private static void eventually(Await.Assertion assertion) {
    Await.until("the copies", assertion);
  }

  private static CompletableFuture<Void> writing(long seed, int count) {
    return CompletableFuture.runAsync(
        () -> new RandomWrites(new Answers(service.url()), seed).write(count));
  }

  @Test
  void aCopyIsTheServiceWheneverItBegan() {
    new RandomWrites(service.http(), 1).write(40);
    List<MembershipCopy> copies = new ArrayList<>(List.of(copy()));
    Map<String, GroupJson> seen = new ConcurrentHashMap<>();
    try {
      CompletableFuture<Void> writes =
          CompletableFuture.allOf(writing(2, 150), writing(3, 150), writing(4, 150));
      while (!writes.isDone()) {
        if (copies.size() < 4) {
          copies.add(copy()); // in the middle of it
        }
        copies.forEach(copy -> look(copy, seen));
      }
      writes.join();
      for (MembershipCopy copy : copies) {
        eventually(() -> assertSame(copy));
      }
    } finally {
      copies.forEach(MembershipCopy::close);
    }
    assertThat(seen.size()).isGreaterThan(40);
    seen.values().stream().limit(100).forEach(CopiesTest::assertWasServed);
  }

  /** A copy always shows a complete version of the group, and the same by symbol. */
  private static void look(MembershipCopy copy, Map<String, GroupJson> seen) {
    for (GroupType type : GroupType.values()) {
      for (CopiedGroup group : copy.groups(type)) {
        seen.put(group.key() + " " + group.version(), json(group));
        for (Symbol symbol : group.group().members().keySet()) {
          List<Holder> holders = copy.groupsOf(symbol);
          Optional<CopiedGroup> now = copy.group(type, group.key().name());
          if (now.isPresent() && now.get() == group) {
            assertThat(holders).anyMatch(holder -> holder.group().equals(group.key()));
          }
        }
      }
    }
  }

  private static void assertWasServed(GroupJson shown) {
    String path =
        "/v1/groups/%s/%s?version=%d".formatted(shown.type(), shown.name(), shown.version());
    assertThat(shown).isEqualTo(read(service.http().get(path)));
  }

  private static GroupJson json(CopiedGroup group) {
    return GroupJson.of(group.key(), group.version(), group.updatedAt(), group.group());
  }

  private static GroupJson read(Answers.Answer answer) {
    answer.ok();
    return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), GroupJson.class);
  }

  private static void assertSame(MembershipCopy copy) {
    for (GroupType type : GroupType.values()) {
      List<GroupJson> served = new ArrayList<>();
      for (JsonNode group : groups(type.name())) {
        served.add(
            read(service.http().get("/v1/groups/" + type + "/" + group.path("name").asText())));
      }
      assertThat(copy.groups(type).stream().map(CopiesTest::json)).isEqualTo(served);
    }
    for (String symbol : symbols()) {
      Answers.Answer answer = service.http().get("/v1/symbols/" + symbol);
      JsonNode served = answer.status() == 404 ? Json.tree(Map.of()) : answer.ok();
      List<String> expected = new ArrayList<>();
      served
          .path("groups")
          .forEach(
              g ->
                  expected.add(
                      "DEFAULT/%s/%s %s"
                          .formatted(
                              g.path("type").asText(),
                              g.path("name").asText(),
                              g.path("weight").asText())));
      assertThat(copy.groupsOf(new Symbol(symbol)).stream().map(CopiesTest::text))
          .as(symbol)
          .isEqualTo(expected);
      assertThat(copy.sectorOf(new Symbol(symbol)).orElse("null"))
          .isEqualTo(served.path("sector").asText("null"));
    }
    for (String universe : UNIVERSES) {
      assertThat(universe(copy, universe)).as(universe).isEqualTo(universe(universe));
    }
  }

  private static String text(Holder holder) {
    return holder.group() + " " + holder.member().weight().map(Object::toString).orElse("null");
  }

  private static List<String> universe(MembershipCopy copy, String universe) {
    try {
      return copy.universe(universe).stream().map(Symbol::value).toList();
    } catch (UnknownGroupException e) {
      return List.of(e.getMessage());
    }
  }

  private static List<String> universe(String universe) {
    Answers.Answer answer = service.http().get("/v1/universes/" + universe);
    return answer.status() == 404
        ? List.of(answer.problem(404))
        : texts(answer.ok().path("symbols"), "");
  }

  private static JsonNode groups(String type) {
    return service.http().get("/v1/groups?limit=1000&type=" + type).ok().path("groups");
  }

  @Test
  void thePythonModulesOwnTestsPass() {
    assertThat(Python.unittest()).startsWith("0\n").contains("OK");
  }

  @Test
  void thePythonModuleAnswersAsTheServiceDoes() {
    try (Python python = Python.asking(service.url())) {
      new RandomWrites(service.http(), 5).write(60);
      python.ask("warm_cache");
      new RandomWrites(service.http(), 6).write(60);

      eventually(() -> assertSame(python));
    }
  }

  private static void assertSame(Python python) {
    Map<String, String> methods =
        new TreeMap<>(
            Map.of(
                "ETF", "get_etf_holdings",
                "SECTOR", "get_sector_stocks",
                "THEME", "get_theme_members",
                "UNIVERSE", "get_universe_members"));
    methods.forEach((type, method) -> groups(type).forEach(g -> assertSame(python, g, method)));
    for (String symbol : symbols()) {
      Answers.Answer answer = service.http().get("/v1/symbols/" + symbol);
      JsonNode served = answer.status() == 404 ? Json.tree(Map.of()) : answer.ok();
      List<String> etfs = new ArrayList<>();
      served.path("groups").forEach(g -> addEtf(etfs, g));
      assertThat(texts(python.ask("get_stock_etfs", symbol), "")).as(symbol).isEqualTo(etfs);
      JsonNode sector = python.ask("get_stock_sector", symbol);
      assertThat(sector.path("sector").asText()).isEqualTo(text(served, "sector", "unknown"));
      assertThat(sector.path("industry").asText()).isEqualTo(text(served, "industry", "Unknown"));
    }
    for (String universe : UNIVERSES.subList(0, UNIVERSES.size() - 1)) {
      List<String> served = universe(universe);
      if (!served.toString().contains("no group")) {
        assertThat(texts(python.ask("get_universe_symbols", universe), "")).isEqualTo(served);
      }
    }
    assertList(python.ask("get_all_etfs"), "symbol", "holdings_count", groups("ETF"));
    assertList(python.ask("get_all_themes"), "key", "member_count", groups("THEME"));
    assertList(python.ask("get_all_universes"), "key", "member_count", groups("UNIVERSE"));
    JsonNode available = python.ask("get_available_universes", Arrays.asList("SEGMENT", "SECTOR"));
    assertList(available, "name", "member_count", groups("SECTOR,SEGMENT"));
  }

  private static void assertSame(Python python, JsonNode group, String method) {
    String name = group.path("name").asText();
    JsonNode served =
        service
            .http()
            .get("/v1/groups/%s/%s/symbols".formatted(group.path("type").asText(), name))
            .ok();
    assertThat(texts(python.ask(method, name), ""))
        .as("%s %s", method, name)
        .isEqualTo(texts(served.path("symbols"), ""));
  }

  private static void addEtf(List<String> etfs, JsonNode group) {
    if (group.path("type").asText().equals("ETF")) {
      etfs.add(group.path("name").asText());
    }
  }

  private static String text(JsonNode served, String field, String unknown) {
    return served.path(field).isTextual() ? served.path(field).asText() : unknown;
  }

  private static void assertList(JsonNode list, String name, String count, JsonNode served) {
    assertThat(texts(list, name)).isEqualTo(texts(served, "name"));
    assertThat(texts(list, count)).isEqualTo(texts(served, "memberCount"));
  }

  @Test
  void aChangeOverHttpIsSeenByThePythonModule() {
    try (Python python = Python.asking(service.url())) {
      GroupAnswer.put(service, "ETF/SEEN?wait=true", "{\"members\":[{\"symbol\":\"A1\"}]}");
      assertThat(texts(python.ask("get_etf_holdings", "SEEN"), "")).containsExactly("A1");
      eventually(
          () -> assertThat(texts(python.ask("get_stock_etfs", "A1"), "")).containsExactly("SEEN"));
      for (int i = 2; i < 12; i++) {
        String symbol = "A" + i;
        GroupAnswer.put(
            service, "ETF/SEEN?wait=true", "{\"members\":[{\"symbol\":\"%s\"}]}".formatted(symbol));
        eventually(
            () -> {
              assertThat(texts(python.ask("get_etf_holdings", "SEEN"), "")).containsExactly(symbol);
              assertThat(texts(python.ask("get_stock_etfs", symbol), "")).containsExactly("SEEN");
            });
      }
    }
  }

  @Test
  void whileTheFeedIsConnectedAnAnswerOfThePythonModuleTakesNoRequest() {
    try (Python python = Python.asking(service.url())) {
      GroupAnswer.put(service, "ETF/HELD?wait=true", "{\"members\":[{\"symbol\":\"H1\"}]}");
      python.ask("get_all_etfs");
      eventually(() -> assertThat(python.ask("get_stats").path("connected").asBoolean()).isTrue());
      for (int i = 2; i < 22; i++) {
        String symbol = "H" + i;
        GroupAnswer.put(
            service, "ETF/HELD?wait=true", "{\"members\":[{\"symbol\":\"%s\"}]}".formatted(symbol));
        eventually(
            () -> {
              assertThat(texts(python.ask("get_etf_holdings", "HELD"), "")).containsExactly(symbol);
              assertThat(texts(python.ask("get_stock_etfs", symbol), "")).containsExactly("HELD");
            });
      }
      int misses = python.ask("get_stats").path("misses").asInt();
      assertThat(texts(python.ask("get_etf_holdings", "HELD"), "")).containsExactly("H21");
      assertThat(texts(python.ask("get_stock_etfs", "H21"), "")).containsExactly("HELD");
      assertThat(python.ask("get_stats").path("misses").asInt()).isEqualTo(misses);
    }
  }
}
