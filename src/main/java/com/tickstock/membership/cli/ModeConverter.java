package com.tickstock.membership.cli;

import com.tickstock.membership.loader.LoadMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses {@code dry-run} with its hyphen, and rejects the mode that only {@code serve} uses. */
abstract class ModeConverter implements ITypeConverter<LoadMode> {
  private final List<LoadMode> modes;

  private ModeConverter(LoadMode... modes) {
    this.modes = List.of(modes);
  }

  @Override
  public LoadMode convert(String text) {
    return modes.stream()
        .filter(mode -> written(mode).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException(expected(text)));
  }

  private String expected(String text) {
    String words = modes.stream().map(ModeConverter::written).collect(Collectors.joining(", "));
    return "'%s': expected one of %s".formatted(text, words);
  }

  private static String written(LoadMode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The modes of {@code load}. */
  static final class Loading extends ModeConverter {
    Loading() {
      super(LoadMode.FULL, LoadMode.INCREMENTAL, LoadMode.DRY_RUN);
    }
  }

  /** The modes of commands that cannot run incrementally. */
  static final class WholeOrDry extends ModeConverter {
    WholeOrDry() {
      super(LoadMode.FULL, LoadMode.DRY_RUN);
    }
  }
}
