package com.tickstock.membership.sector;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sectors, read from {@code sectors.yaml}. A lookup never fails: it returns empty if it finds
 * none.
 */
public final class Sectors {
  /** The sector of stocks whose sector is unknown. */
  public static final String UNKNOWN = "unknown";

  private static final ObjectMapper YAML = YAMLMapper.builder().addModule(new Jdk8Module()).build();
  private static final String FILE = "sectors.yaml";
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** In the order of the file; {@link #UNKNOWN} is the last. */
  public static final List<Sector> ALL = read();

  private static final Map<String, Sector> BY_NAME = index(Sectors::names);
  private static final Map<String, Sector> BY_INDUSTRY = index(Sectors::industries);
  private static final Map<String, Sector> BY_FUND = index(sector -> sector.fund().stream());

  private Sectors() {}

  /**
   * @param spelling a name, a title or a spelling of a sector: {@code health_care}, {@code
   *     Healthcare}. Anything else ({@code Cash and/or Derivatives}, {@code -}, an empty cell)
   *     finds none.
   */
  public static Optional<Sector> named(String spelling) {
    // Bloomberg's "Consumer, Cyclical" holds airlines and supermarkets: it is not Consumer Cyclical
    return spelling.indexOf(',') >= 0 ? Optional.empty() : find(BY_NAME, spelling);
  }

  /**
   * @param title the title of a GICS industry or sub-industry: {@code Banks}, {@code
   *     regional_banks}
   */
  public static Optional<Sector> ofIndustry(String title) {
    return find(BY_INDUSTRY, title);
  }

  /**
   * @param etf the symbol of a fund: {@code XLK}
   */
  public static Optional<Sector> ofFund(String etf) {
    return find(BY_FUND, etf);
  }

  private static Optional<Sector> find(Map<String, Sector> sectors, String written) {
    return Optional.ofNullable(sectors.get(key(written)));
  }

  private static Stream<String> names(Sector sector) {
    return Stream.concat(Stream.of(sector.name(), sector.title()), sector.spellings().stream());
  }

  private static Stream<String> industries(Sector sector) {
    return Stream.concat(sector.industries().stream(), sector.subIndustries().stream());
  }

  private static Map<String, Sector> index(Function<Sector, Stream<String>> written) {
    Map<String, Sector> index = new HashMap<>();
    for (Sector sector : ALL) {
      written.apply(sector).forEach(text -> add(index, text, sector));
    }
    return Map.copyOf(index);
  }

  private static void add(Map<String, Sector> index, String text, Sector sector) {
    Sector other = index.putIfAbsent(key(text), sector);
    if (other != null && !other.equals(sector)) {
      throw new IllegalStateException(
          FILE + ": '" + text + "' belongs to both " + other.name() + " and " + sector.name());
    }
  }

  /** The lookup key: ignores case and the separators between words. */
  private static String key(String text) {
    String words = text.toLowerCase(Locale.ROOT).replace("&", " and ");
    return BETWEEN_WORDS.matcher(words).replaceAll(" ").strip();
  }

  private static List<Sector> read() {
    try (InputStream file = Sectors.class.getResourceAsStream("/" + FILE)) {
      return List.copyOf(YAML.readValue(file, new TypeReference<List<Sector>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }
}
