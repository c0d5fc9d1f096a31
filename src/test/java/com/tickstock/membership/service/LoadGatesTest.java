package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.loader.LoadMode;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.LoadReport.Line;
import com.tickstock.membership.loader.LoadReport.Result;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that fail a gate are not loaded without force; illiquid members are left out. */
class LoadGatesTest extends WithSharedService {
  private static final String[] FIVE = {"symbol,weight", "A,20", "B,20", "C,20", "D,20", "E,20"};
  private static final LoadGates SIX = new LoadGates(1, 6, 20, 90, 110, true);

  @BeforeEach
  void aFileThatIsFine() {
    folder.with("fine_holdings.csv", FIVE);
  }

  @Test
  void tooFewMembers() {
    folder.with("few_holdings.csv", "A", "B", "C", "D");
    assertGated(Folder.GATES, "ETF/FEW", "4 members", "expected at least 5");
  }

  @Test
  void tooManyMembers() {
    folder.with("many_holdings.csv", "A", "B", "C", "D", "E", "F", "G");
    assertGated(SIX, "ETF/MANY", "7 members", "expected at most 6");
  }

  @Test
  void weightsThatAreNotAllOrAreMore() {
    folder.with("low_holdings.csv", "symbol,weight", "A,20", "B,20", "C,20", "D,20", "E,9.9");
    assertGated(Folder.GATES, "ETF/LOW", "89.90 %", "expected 90 to 110");
    folder
        .without("low_holdings.csv")
        .with("high_holdings.csv", "symbol,weight", "A,20", "B,20", "C,20", "D,20", "E,30.1");
    assertGated(Folder.GATES, "ETF/HIGH", "110.10 %", "expected 90 to 110");
  }

  @Test
  void anotherDayInTheNameThanInTheFile() {
    folder.with("2024-01-10_when_holdings.csv", "# as-of: 2024-01-11", "A", "B", "C", "D", "E");
    assertGated(Folder.GATES, "ETF/WHEN", "2024-01-11", "2024-01-10");
  }

  @Test
  void aMonthInTheNameIsNoOtherDay() {
    folder.with("month_2024-01_holdings.csv", "# as-of: 2024-01-31", "A", "B", "C", "D", "E");
    assertThat(service.load(folder.behind(Folder.GATES)).hasRefusals()).isFalse();
  }

  @Test
  void tooMuchThatComesAndGoes() {
    folder.with("turn_holdings.csv", FIVE);
    service.load(folder.behind(Folder.GATES));
    folder.with("turn_holdings.csv", "symbol,weight", "A,20", "B,20", "C,20", "X,20", "Y,20");

    LoadReport report = service.load(folder.behind(Folder.GATES));

    assertThat(line(report, "ETF/TURN").detail()).contains("2 come and 2 go of 5", "at most 20 %");
    assertThat(GroupAnswer.weights(service, "ETF/TURN")).containsKey("E");
    assertThat(service.load(folder.lists(LoadMode.FULL)).hasRefusals()).isFalse();
    assertThat(GroupAnswer.weights(service, "ETF/TURN")).containsKey("Y").doesNotContainKey("E");
  }

  @Test
  void aMemberOfFiveMayComeAndGo() {
    folder.with("fifth_holdings.csv", FIVE);
    service.load(folder.behind(Folder.GATES));
    folder.with("fifth_holdings.csv", "symbol,weight", "A,20", "B,20", "C,20", "D,20", "Y,20");

    assertThat(service.load(folder.behind(Folder.GATES)).hasRefusals()).isFalse();
  }

  @Test
  void whatCannotBeReadIsNotForced() {
    folder.with("wrong_holdings.csv", "symbol,weight", "A,lots");
    LoadReport report = service.load(folder.lists(LoadMode.FULL));
    assertThat(report.count(Result.REFUSED)).isEqualTo(1);
    assertThat(service.http().get("/v1/groups/ETF/WRONG").status()).isEqualTo(404);
  }

  @Test
  void aLiquidityFilterThatHttpSetIsAppliedAndStays() {
    folder.with("liq_holdings.csv", "symbol,weight", "A,60", "B,39.99", "C,0.01");
    service.load(folder.lists(LoadMode.FULL));
    String filter = "\"liquidityFilter\":{\"min_weight\":0.001,\"note\":\"mine\"}}";
    GroupAnswer.put(service, "ETF/LIQ?wait=true", "{\"members\":[{\"symbol\":\"A\"}]," + filter);

    Line line = line(service.load(folder.lists(LoadMode.FULL)), "ETF/LIQ");

    assertThat(line.leftOut()).containsEntry("below the liquidity filter", 1);
    assertThat(line.members()).isEqualTo(2);
    assertThat(GroupAnswer.weights(service, "ETF/LIQ"))
        .isEqualTo(Map.of("A", "0.6", "B", "0.3999"));
    assertThat(service.http().get("/v1/groups/ETF/LIQ").ok().path("liquidityFilter").toString())
        .isEqualTo("{\"min_weight\":0.001,\"note\":\"mine\"}");
  }

  @Test
  void aLiquidityFilterThatCannotBeAppliedIsSaid() {
    String filter = "{\"market_value_threshold\":5}";
    GroupAnswer.put(
        service, "ETF/ODD?wait=true", "{\"members\":[],\"liquidityFilter\":" + filter + "}");
    folder.with("odd_holdings.csv", "symbol,weight", "A,50", "B,50");

    Line line = line(service.load(folder.lists(LoadMode.FULL)), "ETF/ODD");

    assertThat(line.detail())
        .contains("market_value_threshold not applied: the file has no such column");
    assertThat(line.members()).isEqualTo(2);
  }

  private void assertGated(LoadGates gates, String group, String... told) {
    LoadReport report = service.load(folder.behind(gates));

    assertThat(line(report, group).result()).isEqualTo(Result.REFUSED);
    assertThat(line(report, group).detail()).contains(told).contains("--force");
    assertThat(line(report, "ETF/FINE").result()).isNotEqualTo(Result.REFUSED);
    assertThat(service.http().get("/v1/groups/" + group).status()).isEqualTo(404);

    assertThat(service.load(folder.lists(LoadMode.FULL)).hasRefusals()).isFalse();
    assertThat(service.http().get("/v1/groups/" + group).status()).isEqualTo(200);
  }

  private static Line line(LoadReport report, String group) {
    return report.lines().stream()
        .filter(line -> line.group().orElse("").endsWith(group))
        .findFirst()
        .orElseThrow();
  }
}
