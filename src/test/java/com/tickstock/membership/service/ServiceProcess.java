package com.tickstock.membership.service;

import com.tickstock.membership.JavaProcess;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.loader.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A service in a separate process, which tests can kill. */
final class ServiceProcess implements AutoCloseable {
  private final Process process;
  private final String url;

  private ServiceProcess(Process process) throws IOException {
    this.process = process;
    BufferedReader out = process.inputReader();
    this.url = out.readLine();
  }

  /** Returns when its files are loaded. */
  static ServiceProcess start(Path data, Path holdings, Map<Setting, String> settings) {
    List<String> arguments = new ArrayList<>(List.of(data.toString(), holdings.toString()));
    settings.forEach((setting, value) -> arguments.add(setting.name() + "=" + value));
    try {
      return new ServiceProcess(
          JavaProcess.of(ServiceProcess.class, arguments.toArray(String[]::new))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answers http() {
    return new Answers(url);
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    kill();
  }

  /** Suspends the process, like a suspended machine. */
  void suspend() {
    signal("-STOP");
  }

  void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  public static void main(String[] arguments) throws InterruptedException {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    for (String setting : List.of(arguments).subList(2, arguments.length)) {
      int equals = setting.indexOf('=');
      settings.put(Setting.valueOf(setting.substring(0, equals)), setting.substring(equals + 1));
    }
    Service service =
        Service.start(
            RunningService.config(Path.of(arguments[0]), Path.of(arguments[1]), settings),
            Clock.systemUTC());
    service.loadHoldings(Progress.NONE);
    System.out.println(service.url());
    Thread.currentThread().join();
  }
}
