package com.tickstock.membership.client;

import static com.tickstock.membership.topology.Said.replaced;
import static com.tickstock.membership.topology.TestLog.DIA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Integration;
import com.tickstock.membership.JavaProcess;
import com.tickstock.membership.embedded.SharedServers;
import com.tickstock.membership.topic.Topics;
import com.tickstock.membership.topology.TestLog;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client jar as it was packaged, in a program that has nothing else of the service. */
@Integration
class ClientJarTest {
  private static final String PROGRAM =
      """
      import com.tickstock.membership.client.MembershipCopy;
      import com.tickstock.membership.group.Environment;
      import com.tickstock.membership.group.GroupType;
      import com.tickstock.membership.group.Symbol;

      public final class Members {
        public static void main(String[] arguments) {
          try (MembershipCopy copy = MembershipCopy.start(arguments[0], Environment.DEFAULT)) {
            copy.group(GroupType.ETF, "dia").orElseThrow().group().members().values().stream()
                .map(member -> member.symbol().value() + " " + member.weight().isPresent())
                .forEach(System.out::println);
            System.out.println(copy.groupsOf(new Symbol("brkb")).get(0).group());
          }
        }
      }
      """;

  @TempDir private Path directory;

  @Test
  void aProgramOfAnotherPrintsTheMembersOfAGroup() throws Exception {
    String classPath = ClientJar.classPath();
    tellDia();

    assertThat(compile(classPath)).as("what the compiler says").isEmpty();
    assertThat(run(directory + File.pathSeparator + classPath))
        .isEqualTo("BRK.B true\nMMM false\nDEFAULT/ETF/DIA\n");
  }

  private static void tellDia() {
    ToldTopics topics = new ToldTopics(() -> SharedServers.kafka().bootstrapServers());
    topics.delete();
    topics.create();
    try (TestLog log = TestLog.open()) {
      log.write(DIA, replaced("BRK.B=0.5", "MMM"));
      topics.tell(log.records(Topics.CHANGES), log.records(Topics.GROUPS));
    }
  }

  private String compile(String classPath) throws IOException {
    Path source = Files.writeString(directory.resolve("Members.java"), PROGRAM);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            said,
            said,
            "-Xlint:all",
            "-proc:none",
            "-cp",
            classPath,
            "-d",
            directory.toString(),
            source.toString());
    return said.toString(UTF_8);
  }

  private String run(String classPath) throws Exception {
    Path errors = directory.resolve("errors");
    Process process =
        JavaProcess.of(classPath, "Members", SharedServers.kafka().bootstrapServers())
            .redirectError(errors.toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return said;
  }

  @Test
  void itBringsNoServerAndNoDatabase() throws Exception {
    Path jar = ClientJar.file();

    assertThat(ClientJar.libraries().keySet())
        .as("beside %s", jar)
        .containsExactlyInAnyOrder(
            "kafka-clients",
            "lz4-java",
            "snappy-java",
            "zstd-jni",
            "jackson-annotations",
            "jackson-core",
            "jackson-databind",
            "jackson-datatype-jdk8",
            "jackson-datatype-jsr310",
            "jackson-dataformat-csv",
            "jackson-dataformat-yaml",
            "snakeyaml",
            "slf4j-api");
    assertThat(ClientJar.classPath())
        .doesNotContain("kafka-streams", "rocksdb", "javalin", "postgresql");
  }

  @Test
  void itHoldsEachClassOfTheServiceThatItsClassesNeed() throws Exception {
    try (JarFile jar = new JarFile(ClientJar.file().toFile())) {
      JavaClasses held = new ClassFileImporter().importJar(jar);
      Set<String> needed =
          held.stream()
              .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
              .map(Dependency::getTargetClass)
              .map(JavaClass::getBaseComponentType)
              .map(JavaClass::getName)
              .filter(name -> name.startsWith("com.tickstock."))
              .collect(Collectors.toSet());

      assertThat(needed).hasSizeGreaterThan(50).allMatch(held::contain);
      assertThat(jar.stream().filter(not(ZipEntry::isDirectory)).map(ZipEntry::getName))
          .filteredOn(name -> !name.endsWith(".class"))
          .containsExactlyInAnyOrder(
              "META-INF/MANIFEST.MF",
              "com/tickstock/membership/ticker/aliases.csv",
              "com/tickstock/membership/ticker/exchanges.csv",
              "topics/membership.changes.yaml",
              "topics/membership.dead-letters.yaml",
              "topics/membership.events.yaml",
              "topics/membership.groups.yaml",
              "topics/membership.symbol-changes.yaml");
    }
  }
}
