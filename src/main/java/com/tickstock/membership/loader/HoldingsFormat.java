package com.tickstock.membership.loader;

import com.tickstock.membership.group.Environment;
import java.util.List;

/** A kind of file. Stateless. */
interface HoldingsFormat {
  /** All of them; the first that recognises a file reads it. */
  List<HoldingsFormat> ALL =
      List.of(new SectorFormat(), new WeightedFormat(), new SymbolListFormat());

  /** Whether the content, not the name, is of this kind. */
  boolean recognises(HoldingsFile file);

  /**
   * @throws RefusedFileException naming every line that is wrong
   */
  List<Holding> read(HoldingsFile file, Environment environment);
}
