package com.tickstock.membership.cli;

import com.tickstock.membership.loader.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine;

/** Output for interactive terminals only. */
final class Terminal {
  private Terminal() {}

  static boolean isInteractive() {
    return CommandLine.Help.Ansi.AUTO.enabled();
  }

  /** A progress bar on standard error; none if there is no terminal. */
  static Progress progress(String task) {
    return isInteractive() ? new Bar(task) : Progress.NONE;
  }

  private static final class Bar implements Progress {
    private final String task;
    private ProgressBar bar;

    Bar(String task) {
      this.task = task;
    }

    @Override
    public void step(int done, int total, String group) {
      if (bar == null) {
        bar =
            new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
      }
      bar.setExtraMessage(group).stepTo(done);
      if (done == total) {
        bar.close();
        bar = null;
      }
    }
  }
}
