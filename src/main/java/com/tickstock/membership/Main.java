package com.tickstock.membership;

import com.tickstock.membership.cli.MembershipCommand;

/** The program. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(MembershipCommand.run(arguments));
  }
}
