package com.tickstock.membership.topology;

import com.tickstock.membership.json.SymbolChangeJson;
import java.util.Optional;

/**
 * What the index by symbol is told: a change, or that all changes of the events up to a position
 * have been told. The latter goes to every partition, as no other knows that nothing is to come.
 *
 * @param folded as partition:offset
 */
record IndexRecord(Optional<SymbolChangeJson> change, Optional<String> folded) {
  static IndexRecord of(SymbolChangeJson change) {
    return new IndexRecord(Optional.of(change), Optional.empty());
  }

  static IndexRecord of(FoldResult.Watermark event) {
    return new IndexRecord(Optional.empty(), Optional.of(event.position().toString()));
  }
}
