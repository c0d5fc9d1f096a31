package com.tickstock.membership.loader;

/** Receives the progress of a load. */
public interface Progress {
  Progress NONE = (done, total, group) -> {};

  void step(int done, int total, String group);
}
