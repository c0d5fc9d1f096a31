package com.tickstock.membership.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.Main;
import com.tickstock.membership.embedded.EmbeddedKafka;
import com.tickstock.membership.embedded.EmbeddedPostgres;
import com.tickstock.membership.projection.GroupTables;
import com.tickstock.membership.projection.ProjectionException;
import com.tickstock.membership.projection.TableGroup;
import com.tickstock.membership.store.StoredGroup;
import com.tickstock.membership.store.access.StoreUnavailableException;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls between the packages. */
class ArchitectureTest {
  private static final String ROOT = "com.tickstock.membership";
  private static final String[] JDBC = {"java.sql..", "javax.sql..", "org.postgresql.."};

  private static JavaClasses main;
  private static JavaClasses tests;

  @BeforeAll
  static void importClasses() {
    JavaClasses all = new ClassFileImporter().importPackages(ROOT);
    tests = all.that(describe("of tests", ArchitectureTest::isOfTests));
    main = all.that(describe("of the program", imported -> !isOfTests(imported)));
    assertThat(main.contain(Main.class)).isTrue();
    assertThat(main.contain(ArchitectureTest.class)).isFalse();
    assertThat(tests.contain(ArchitectureTest.class)).isTrue();
    assertThat(tests.contain(Main.class)).isFalse();
  }

  private static boolean isOfTests(JavaClass imported) {
    return ImportOption.Predefined.ONLY_INCLUDE_TESTS.includes(
        Location.of(imported.getSource().orElseThrow().getUri()));
  }

  @Test
  void groupIsPureJava() {
    check(
        classes()
            .that()
            .resideInAPackage(in("group"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java.lang..",
                "java.math..",
                "java.text..",
                "java.time..",
                "java.util..",
                in("group"))
            .because("the rules of the domain read nothing and write nothing"));
  }

  @Test
  void jsonKnowsNoKafkaNoHttpAndNoSql() {
    check(
        noClasses()
            .that()
            .resideInAPackage(in("json"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("org.apache.kafka..", "io.javalin..").or(jdbc())));
  }

  @Test
  void sectorReadsItsFileAndNothingElse() {
    check(
        classes()
            .that()
            .resideInAPackage(in("sector"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java.lang..",
                "java.io..",
                "java.util..",
                "com.fasterxml.jackson..",
                in("group"),
                in("sector")));
  }

  @Test
  void accessKnowsNoServerNoKafkaAndNothingElseOfThisProgram() {
    check(
        classes()
            .that()
            .resideInAPackage(in("access"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.net.ssl..", "org.slf4j..", in("access")));
  }

  @Test
  void theMeaningOfTheLogDoesNotDependOnTheTableOfSectors() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                in("group"), in("json"), in("topic"), in("store"), in("topology"), in("projection"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(in("sector"))
            .because("a fold must give the same with another edition of the table"));
  }

  @Test
  void loaderAndProjectionSeeNoTopologyNoQueryAndNoHttp() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(in("loader"), in("projection"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                in("topology"),
                in("store"),
                in("query"),
                in("http"),
                "org.apache.kafka.streams..",
                "io.javalin..",
                "java.net.http.."));
  }

  @Test
  void loaderAndProjectionDoNotSeeEachOther() {
    check(
        noClasses()
            .that()
            .resideInAPackage(in("loader"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(in("projection")).or(jdbc())));
    check(
        noClasses()
            .that()
            .resideInAPackage(in("projection"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(in("loader")));
  }

  @Test
  void httpSeesNoStreamsAndOfTheStoresOnlyTheStoredGroup() {
    check(
        noClasses()
            .that()
            .resideInAPackage(in("http"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.streams..", "org.rocksdb.."));
    check(
        noClasses()
            .that()
            .resideInAPackage(in("http"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(in("topology"), in("store"))
                    .and(not(belongToAnyOf(StoredGroup.class, StoreUnavailableException.class)))));
  }

  @Test
  void storesSeeNobodyWhoReadsOrWritesThem() {
    check(
        noClasses()
            .that()
            .resideInAPackage(in("store"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                in("topology"), in("query"), in("http"), in("projection"), in("loader")));
  }

  @Test
  void questionsSeeTheStoresAndNotTheTopology() {
    check(
        noClasses()
            .that()
            .resideInAPackage(in("query"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(in("topology")));
  }

  @Test
  void metricsKnowNothingOfWhatIsMeasured() {
    check(
        noClasses()
            .that()
            .resideInAPackage(in("metrics"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(ROOT + "..")
                    .and(not(resideInAnyPackage(in("metrics"))))
                    .or(resideInAnyPackage("org.apache.kafka.streams..", "io.javalin.."))
                    .or(jdbc())));
  }

  @Test
  void theFeedKnowsNoHttpNoStreamsAndOfTheStoresOnlyTheStoredGroup() {
    check(
        noClasses()
            .that()
            .resideInAPackage(in("feed"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        in("topology"),
                        in("store"),
                        in("projection"),
                        in("http"),
                        "org.apache.kafka.streams..",
                        "io.javalin..",
                        "jakarta.servlet..")
                    .and(not(belongToAnyOf(StoredGroup.class, StoreUnavailableException.class)))));
  }

  @Test
  void reportAndValidationKnowNoKafkaNoHttpAndOfStoresAndTablesOnlyWhatTheyHold() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(in("report"), in("validation"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        in("topology"),
                        in("store"),
                        in("projection"),
                        in("http"),
                        "org.apache.kafka..",
                        "io.javalin..")
                    .and(
                        not(
                            belongToAnyOf(
                                StoredGroup.class,
                                StoreUnavailableException.class,
                                GroupTables.class,
                                TableGroup.class,
                                ProjectionException.class)))));
  }

  @Test
  void migrationSeesOnlyWhatItReadsAndWrites() {
    check(
        noClasses()
            .that()
            .resideInAPackage(in("migration"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                in("loader"),
                in("projection"),
                in("topology"),
                in("store"),
                in("query"),
                in("http"),
                "org.apache.kafka.streams..",
                "io.javalin..",
                "java.net.http.."));
  }

  @Test
  void theClientSeesNothingOfTheServiceButTheWordsTheJsonAndTheTopics() {
    check(
        classes()
            .that()
            .resideInAPackage(in("client"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java.lang..",
                "java.nio..",
                "java.time..",
                "java.util..",
                "org.slf4j..",
                "org.apache.kafka.clients..",
                "org.apache.kafka.common..",
                in("group"),
                in("ticker"),
                in("json"),
                in("topic"),
                in("clock"),
                in("client")));
  }

  @Test
  void whatIsInTheClientJarNeedsKafkaClientsJacksonAndSlf4jAlone() {
    DescribedPredicate<JavaClass> inTheClientJar =
        resideInAnyPackage(
                in("client"), in("clock"), in("group"), in("json"), in("ticker"), in("topic"))
            .and(not(nameMatching(".*\\.(json|topic)\\.Event.*")));
    check(
        classes()
            .that(inTheClientJar)
            .should()
            .onlyDependOnClassesThat(
                inTheClientJar.or(
                    resideInAnyPackage(
                        "java..",
                        "com.fasterxml.jackson..",
                        "org.apache.kafka.clients..",
                        "org.apache.kafka.common..",
                        "org.slf4j..")))
            .because("other programs carry what it needs, and its POM names that"));
  }

  @Test
  void waitingNeedsTheJdkAlone() {
    check(
        classes()
            .that()
            .resideInAPackage(in("clock"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", in("clock")));
  }

  @Test
  void sqlIsSpokenInTheProjectionAndTheMigrationAlone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(in("projection"), in("migration"), in("service"))
            .should()
            .dependOnClassesThat(jdbc()));
  }

  @Test
  void theCommandLineIsUsedByMainAloneAndTheServiceByTheCommandLineAlone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("cli"))
            .and()
            .doNotBelongToAnyOf(Main.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(in("cli")));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(in("cli"), in("service"))
            .and()
            .doNotBelongToAnyOf(Main.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(in("service")));
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void nothingIsPrintedOrLoggedPastTheLoggerAndTheCommandLine() {
    check(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
    check(noClasses().should().accessField(System.class, "out"));
    check(noClasses().should().callMethod(Throwable.class, "printStackTrace"));
  }

  @Test
  void noStaticFieldCanBeSetAgain() {
    check(fields().that().areStatic().should().beFinal());
  }

  @Test
  void noTestSleeps() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class, int.class)
        .orShould()
        .callMethod(TimeUnit.class, "sleep", long.class)
        .because("a test waits for what it expects, not for a while")
        .check(tests);
  }

  @Test
  void everyWaitSaysWhatItWaitsFor() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Await.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.awaitility..")
        .because("Await says what it waited for and what it saw last")
        .check(tests);
  }

  @Test
  void whatNeedsABrokerADatabaseOrAProcessIsAnIntegrationTest() {
    Set<JavaClass> untagged =
        tests.stream()
            .filter(ArchitectureTest::isTest)
            .filter(test -> !test.isAnnotatedWith(Integration.class))
            .filter(
                test ->
                    test.getAllRawSuperclasses().stream()
                        .noneMatch(parent -> parent.isAnnotatedWith(Integration.class)))
            .collect(Collectors.toSet());

    assertThat(untagged).hasSizeGreaterThan(50);
    assertThat(untagged)
        .filteredOn(test -> usedByTests(test).stream().anyMatch(ArchitectureTest::startsSomething))
        .as("tests that lack @Integration")
        .isEmpty();
  }

  private static boolean isTest(JavaClass test) {
    return test.getSimpleName().endsWith("Test");
  }

  /** The class and the classes of tests that it uses, by way of others, too. */
  private static Set<JavaClass> usedByTests(JavaClass test) {
    Set<JavaClass> used = new HashSet<>();
    Deque<JavaClass> open = new ArrayDeque<>(List.of(test));
    while (!open.isEmpty()) {
      JavaClass next = open.pop();
      if (used.add(next)) {
        next.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .filter(target -> tests.contain(target.getName()))
            .forEach(open::push);
      }
    }
    return used;
  }

  private static boolean startsSomething(JavaClass test) {
    return test.getCodeUnitCallsFromSelf().stream()
        .map(call -> call.getTargetOwner())
        .anyMatch(
            target ->
                target.isEquivalentTo(EmbeddedKafka.class)
                    || target.isEquivalentTo(EmbeddedPostgres.class)
                    || target.isEquivalentTo(ProcessBuilder.class));
  }

  private static DescribedPredicate<JavaClass> jdbc() {
    return resideInAnyPackage(JDBC);
  }

  private static String in(String name) {
    return ROOT + "." + name + "..";
  }

  private static void check(ArchRule rule) {
    rule.check(main);
  }
}
