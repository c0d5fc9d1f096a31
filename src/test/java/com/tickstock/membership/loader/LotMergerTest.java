package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same ticker in several lines of a file. */
class LotMergerTest {
  private static final String ARK =
      "date,fund,company,ticker,cusip,shares,market value ($),weight (%)";

  @TempDir private Path directory;
  private Folder folder;

  private static final String DISCLAIMER =
      "\"The principal risks of investing in these funds are told in the prospectus.\"";

  @BeforeEach
  void folder() {
    folder = new Folder(directory);
  }

  @Test
  void lotsOfOneSecurityAreAddedUpAndSaid() {
    folder.with(
        "arkq.csv",
        ARK,
        "08/28/2023,ARKQ,ARCHER AVIATION INC-A,ACHR UN,03945R102,1,\"$2,000.50\",0.50%",
        "08/28/2023,ARKQ,TESLA INC,TSLA,88160R101,1,$1.00,9.5%",
        "08/28/2023,ARKQ,ARCHER AVIATION INC-A,ACHR,03945R102,1,$3.00,0.25%",
        DISCLAIMER);

    Holding holding = folder.holding();

    Security archer = holding.securities().get(new Symbol("ACHR"));
    assertThat(archer.member().weight().orElseThrow().value()).isEqualByComparingTo("0.0075");
    assertThat(archer.marketValue().orElseThrow()).isEqualByComparingTo("2003.50");
    assertThat(archer.line()).isEqualTo(2);
    assertThat(archer.member().metadata())
        .contains(new JsonObject("{\"name\":\"ARCHER AVIATION INC-A\",\"written\":\"ACHR UN\"}"));
    assertThat(holding.securities()).hasSize(2);
    assertThat(holding.notes()).containsExactly("ACHR: 2 lots added up");
    assertThat(holding.weightSum().orElseThrow()).isEqualByComparingTo("0.1025");
  }

  @Test
  void aWeightOfWhichAPartIsNotKnownIsNotKnown() {
    folder.with("a.csv", "symbol,cusip,weight", "ACHR,03945R102,1", "ACHR,03945R102,", "X,Y,1");

    Member archer = folder.holding().members().get(new Symbol("ACHR"));

    assertThat(archer.weight()).isEmpty();
  }

  @Test
  void twoSecuritiesUnderOneTickerAreRefusedWithBothLines() {
    folder.with(
        "arkq.csv",
        ARK,
        "08/28/2023,ARKQ,KELLANOVA,K,487836108,1,$2.00,0.50%",
        "08/28/2023,ARKQ,KINROSS GOLD CORP,K,496902404,1,$3.00,0.25%",
        DISCLAIMER);

    assertThat(folder.refusal().detail())
        .isEqualTo(
            "line 3: symbol K is already in line 2 (KELLANOVA and KINROSS GOLD CORP):"
                + " expected each once, or lots of one security");
  }

  @Test
  void linesThatDoNotSayTheirSecurityAreNeverMerged() {
    folder
        .with("a.csv", "symbol,weight", "K,1", "K,1")
        .with("b.csv", "symbol,cusip", "K,487836108", "K,")
        .with("c.csv", "symbol,cusip", "K,", "K,487836108")
        .with("d.csv", "AAPL", "K", "K");

    Plan plan = folder.plan();

    assertThat(plan.holdings()).isEmpty();
    assertThat(plan.others())
        .hasSize(4)
        .allSatisfy(
            line ->
                assertThat(line.detail())
                    .startsWith("line 3: symbol K is already in line 2: expected each once"));
  }

  @Test
  void theThirdLineIsHeldAgainstTheFirstToo() {
    folder.with("a.csv", "symbol,cusip", "K,487836108", "K,487836108", "K,496902404");

    assertThat(folder.refusal().detail())
        .startsWith("line 4: symbol K is already in line 2: expected each once");
  }
}
