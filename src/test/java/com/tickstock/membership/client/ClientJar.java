package com.tickstock.membership.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.service.Version;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Assumptions;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The jar that {@code mvn package} made for the programs of others, and what its POM names. */
final class ClientJar {
  private static final Path TARGET = Path.of("target");
  private static final Path POM = TARGET.resolve("membership-client.pom");
  private static final String NEEDED =
      "/project/dependencies/dependency[not(scope='test' or scope='provided' or optional='true')]";

  private ClientJar() {}

  /** Skips the test where nothing was packaged yet. */
  static Path file() {
    Path jar = TARGET.resolve("membership-" + Version.current() + "-client.jar");
    if (!Files.exists(jar) || !Files.exists(POM)) {
      String reason = "skipped: no %s or no %s here: mvn package makes them".formatted(jar, POM);
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    return jar;
  }

  /**
   * The jars that a build would take for a user of the POM, by their artifacts: those that it names
   * in the versions that it names, those that their POMs name, and so on.
   */
  static Map<String, Path> libraries() throws Exception {
    Map<String, Path> known = ofThisClassPath();
    Map<String, Path> found = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>();
    for (Dependency named : dependencies(POM)) {
      assertThat(known).containsKey(named.artifact());
      assertThat(version(known.get(named.artifact())))
          .as(named.artifact())
          .isEqualTo(named.version());
      open.add(named.artifact());
    }
    while (!open.isEmpty()) {
      String artifact = open.pop();
      assertThat(known).containsKey(artifact);
      if (found.put(artifact, known.get(artifact)) == null) {
        dependencies(pomBeside(known.get(artifact))).forEach(next -> open.add(next.artifact()));
      }
    }
    return found;
  }

  static String classPath() throws Exception {
    return Stream.concat(Stream.of(file()), libraries().values().stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The service's own libraries, as they lie in the local repository: artifact/version/jar. */
  private static Map<String, Path> ofThisClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of)
        .collect(
            Collectors.toMap(
                jar -> jar.getParent().getParent().getFileName().toString(),
                Function.identity(),
                // a platform's binaries, beside the jar of that artifact
                (first, second) -> first));
  }

  private static String version(Path jar) {
    return jar.getParent().getFileName().toString();
  }

  private static Path pomBeside(Path jar) {
    return jar.resolveSibling(jar.getFileName().toString().replaceAll("jar$", "pom"));
  }

  private record Dependency(String artifact, String version) {}

  private static List<Dependency> dependencies(Path pom) throws Exception {
    Document document =
        DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile());
    XPath path = XPathFactory.newDefaultInstance().newXPath();
    NodeList nodes = (NodeList) path.evaluate(NEEDED, document, XPathConstants.NODESET);
    List<Dependency> dependencies = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      dependencies.add(
          new Dependency(path.evaluate("artifactId", node), path.evaluate("version", node)));
    }
    return dependencies;
  }
}
