package com.tickstock.membership.loader;

/** Told how far a load has got. */
public interface Progress {
  Progress NONE = (done, total, group) -> {};

  void step(int done, int total, String group);
}
