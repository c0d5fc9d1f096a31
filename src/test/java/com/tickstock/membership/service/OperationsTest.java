package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.Await;
import com.tickstock.membership.service.Answers.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The routes for operators and the weekly workflow, on a running service. */
class OperationsTest extends WithService {
  private static final String ID = "X-Request-Id";

  @BeforeAll
  static void groups() {
    put("ETF/SPY", "{\"symbol\":\"AAPL\",\"weight\":0.1},{\"symbol\":\"MSFT\"}");
    put("ETF/QQQ", "{\"symbol\":\"AAPL\"}");
    put(
        "SECTOR/information_technology",
        "{\"symbol\":\"AAPL\",\"metadata\":{\"industry\":\"Hardware\"}}");
    put("THEME/ai", "{\"symbol\":\"NVDA\"}");
    // the index by symbol has them too
    service.http().post("/admin/cache/refresh", "{}").ok();
  }

  private static void put(String group, String members) {
    String body = "{\"description\":\"of a test\",\"members\":[" + members + "]}";
    service.http().put("/v1/groups/" + group + "?wait=true", body).ok();
  }

  private static Answer get(String path, String... headers) {
    return service.http().get(path, headers);
  }

  private static String metrics() {
    Answer page = get("/metrics");
    assertThat(page.status()).isEqualTo(200);
    return page.body();
  }

  /** The value of the first series with this prefix; NaN if there is none. */
  private static double figure(String series) {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElse(Double.NaN);
  }

  @Test
  void metricsAreWrittenAsPrometheusReadsThem() {
    assertThat(get("/metrics").type()).startsWith("text/plain; version=0.0.4");
    Answer open = get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");
    assertThat(open.type()).startsWith("application/openmetrics-text");
    assertThat(open.body()).endsWith("# EOF\n");
  }

  @Test
  void metricsTellOfHttpTheFoldTheProjectionThePoolAndTheMachine() {
    assertThat(metrics())
        .contains(
            "http_server_requests_seconds_bucket{",
            "membership_fold_lag_records ",
            "membership_projection_lag_records ",
            "membership_projection_stalled_seconds ",
            "kafka_stream_thread_commit_total{",
            "kafka_stream_fold_applied_total{",
            "kafka_stream_fold_refused_total{",
            "hikaricp_connections_active{",
            "jvm_memory_used_bytes{",
            "jvm_gc_",
            "jvm_threads_live_threads ",
            "process_files_open_files ");
    Await.until(
        "the figure of readiness", () -> assertThat(figure("membership_ready ")).isEqualTo(1));
    assertThat(metrics().lines().filter(line -> line.startsWith("kafka_")).count()).isLessThan(400);
  }

  @Test
  void whatIsWrittenIsNoLongerBehind() {
    put("CUSTOM/lag", "{\"symbol\":\"A\"}");
    Await.until(
        "lag of no records",
        () -> {
          assertThat(figure("membership_projection_lag_records ")).isZero();
          assertThat(figure("membership_fold_lag_records ")).isZero();
        });
  }

  @Test
  void requestsAreCountedByRouteAndNotByPath() {
    String route = "http_server_requests_seconds_count{method=\"GET\",route=\"%s\",status=\"%s\"}";
    String lookups = route.formatted("/v1/symbols/{symbol}", "2xx");
    get("/v1/symbols/AAPL").ok();
    Await.until("a counted lookup", () -> assertThat(figure(lookups)).isGreaterThanOrEqualTo(1));
    double before = figure(lookups);

    get("/v1/symbols/MSFT").ok();
    get("/v1/symbols/AAPL").ok();
    get("/v1/symbols/NOSUCH");
    get("/nosuch/12345");

    // a request is counted shortly after its answer
    Await.until("two more lookups", () -> assertThat(figure(lookups)).isEqualTo(before + 2));
    Await.until(
        "a counted refusal",
        () ->
            assertThat(figure(route.formatted("/v1/symbols/{symbol}", "4xx")))
                .isGreaterThanOrEqualTo(1));
    Await.until(
        "a request that is no HTTP",
        () -> assertThat(metrics()).contains("{method=\"none\",route=\"none\",status=\"4xx\"}"));
    assertThat(metrics()).doesNotContain("NOSUCH", "nosuch");
  }

  @Test
  void everyAnswerCarriesTheRequestsName() {
    assertThat(get("/v1/info", ID, "deploy-42.a_B").header(ID)).contains("deploy-42.a_B");
    String made = get("/v1/info").header(ID).orElseThrow();
    assertThat(made).matches("[0-9a-f]{16}");
    assertThat(get("/v1/info").header(ID)).get().isNotEqualTo(made);
    assertThat(get("/v1/groups/ETF/NOSUCH", ID, "mine").header(ID)).contains("mine");
    for (String odd : List.of("a b", "x".repeat(65), "a\tb", "<script>", "a,b")) {
      assertThat(get("/v1/info", ID, odd).header(ID)).get().asString().matches("[0-9a-f]{16}");
    }
  }

  @Test
  void theCacheTellsWhatThereIs() {
    JsonNode answer = get("/admin/cache/stats").ok();

    assertThat(answer.path("success").asBoolean()).isTrue();
    JsonNode stats = answer.path("stats");
    JsonNode sizes = stats.path("cache_sizes");
    assertThat(sizes.path("etf_holdings").asInt()).isEqualTo(2);
    assertThat(sizes.path("stock_etfs").asInt()).isEqualTo(2);
    assertThat(sizes.path("stock_sector").asInt()).isEqualTo(1);
    assertThat(sizes.path("sector_stocks").asInt()).isEqualTo(1);
    assertThat(sizes.path("theme_members").asInt()).isEqualTo(1);
    assertThat(sizes.path("universe_members").asInt()).isZero();
    assertThat(stats.path("symbols").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(stats.path("misses").isInt()).isTrue();
    assertThat(stats.path("loads").asInt()).isZero();
    assertThat(stats.path("evictions").asInt()).isZero();
    assertThat(stats.path("last_update").asText()).isNotEmpty();
    assertThat(get("/admin/cache/stats?environment=UAT").ok().path("stats").path("groups").asInt())
        .isZero();
  }

  @Test
  void lookupsAreTheCachesHits() {
    JsonNode before = get("/admin/cache/stats").ok().path("stats");
    get("/v1/groups/ETF/SPY").ok();
    get("/v1/symbols/AAPL").ok();

    Await.until(
        "two more hits",
        () ->
            assertThat(get("/admin/cache/stats").ok().path("stats").path("hits").asLong())
                .isGreaterThanOrEqualTo(before.path("hits").asLong() + 2));
    JsonNode after = get("/admin/cache/stats").ok().path("stats");
    assertThat(after.path("total_requests").asLong())
        .isEqualTo(after.path("hits").asLong() + after.path("misses").asLong());
    assertThat(after.path("hit_rate").asDouble()).isBetween(0.01, 100.0);
  }

  @Test
  void aRefreshWaitsUntilWhatIsWrittenCanBeLookedUp() {
    String body = "{\"members\":[{\"symbol\":\"FRESH\"}]}";
    assertThat(service.http().put("/v1/groups/CUSTOM/fresh", body).status()).isEqualTo(202);

    JsonNode refreshed = service.http().post("/admin/cache/refresh", "{\"warm\":true}").ok();

    assertThat(get("/v1/symbols/FRESH").ok().path("groups")).hasSize(1);
    assertThat(refreshed.path("success").asBoolean()).isTrue();
    assertThat(refreshed.path("message").asText()).isEqualTo("Cache refreshed: all/all");
    assertThat(refreshed.path("warmed").asBoolean()).isTrue();
    assertThat(refreshed.path("elapsed_seconds").isNumber()).isTrue();
  }

  @Test
  void aRefreshTakesWhatTheWorkflowSends() {
    String form = "application/x-www-form-urlencoded"; // as curl -d has it
    Answers http = service.http();
    assertThat(http.postAs(form, "/admin/cache/refresh", "{\"warm\": true}").ok().path("warmed"))
        .hasToString("true");
    assertThat(http.postAs(form, "/admin/cache/refresh", "").ok().path("warmed"))
        .hasToString("false");
    assertThat(
            http.post("/admin/cache/refresh", "{\"cache_type\":\"etf\",\"key\":\"SPY\"}")
                .ok()
                .path("message")
                .asText())
        .isEqualTo("Cache refreshed: etf/SPY");
    Answer wrong = http.post("/admin/cache/refresh", "{\"cache_type\":\"fund\"}");
    assertThat(wrong.problem(400)).contains("cache_type", "fund", "etf");
    assertThat(wrong.json().path("success").isBoolean()).isTrue();
    assertThat(wrong.json().path("success").asBoolean()).isFalse();
    assertThat(wrong.json().path("error")).isEqualTo(wrong.json().path("detail"));
    assertThat(http.post("/admin/cache/refresh", "{\"wram\":true}").problem(400)).contains("wram");
  }

  @Test
  void warmingReadsEverythingAndSaysHowLongItTook() {
    JsonNode warmed = service.http().post("/admin/cache/warm", "").ok();

    assertThat(warmed.path("success").asBoolean()).isTrue();
    assertThat(warmed.path("message").asText()).isEqualTo("Cache warmed successfully");
    assertThat(warmed.path("elapsed_seconds").isNumber()).isTrue();
    assertThat(warmed.path("stats").path("groups").asInt()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void theCachesTestMeasuresLookupsAndHoldsGroupsAgainstSymbols() {
    JsonNode tested = get("/admin/cache/test").ok();

    assertThat(tested.path("success").asBoolean()).isTrue();
    JsonNode results = tested.path("results");
    assertThat(results.path("etf_holdings").path("query").asText()).isEqualTo("SPY holdings");
    assertThat(results.path("etf_holdings").path("count").asInt()).isEqualTo(2);
    assertThat(results.path("etf_holdings").path("elapsed_ms").isNumber()).isTrue();
    assertThat(results.path("etf_holdings_cached").path("cached").asBoolean()).isTrue();
    assertThat(results.path("stock_sector").path("result").toString())
        .isEqualTo("{\"sector\":\"information_technology\",\"industry\":\"Hardware\"}");
    assertThat(results.path("all_etfs").path("count").asInt()).isEqualTo(2);
    assertThat(results.path("groups_and_symbols").path("checked")).hasSize(2);
    assertThat(tested.path("stats").path("groups").asInt()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void aListOfGroupsHasWhatASelectorShows() {
    JsonNode spy = get("/v1/groups?search=spy").ok().path("groups").get(0);

    assertThat(spy.path("name").asText()).isEqualTo("SPY");
    assertThat(spy.path("type").asText()).isEqualTo("ETF");
    assertThat(spy.path("description").asText()).isEqualTo("of a test");
    assertThat(spy.path("memberCount").asInt()).isEqualTo(2);
    assertThat(spy.path("updatedAt").asText()).endsWith("Z");
  }
}
