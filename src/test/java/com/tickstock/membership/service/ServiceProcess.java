package com.tickstock.membership.service;

import com.tickstock.membership.loader.Progress;
import java.nio.file.Path;
import java.time.Clock;

/** A service in a process of its own, to be killed: prints its URL once its files are loaded. */
final class ServiceProcess {
  private ServiceProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    Service service =
        Service.start(
            RunningService.config(Path.of(arguments[0]), Path.of(arguments[1])), Clock.systemUTC());
    service.loadHoldings(Progress.NONE);
    System.out.println(service.url());
    Thread.currentThread().join();
  }
}
