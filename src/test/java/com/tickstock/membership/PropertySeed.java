package com.tickstock.membership;

import java.util.Random;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives all properties one seed, so that no build is decided by chance. {@code
 * -Dproperty.seed=random} chooses a new one and prints it; {@code -Dproperty.seed=42} takes that.
 */
public final class PropertySeed implements AroundPropertyHook {
  private static final String SEED = chosen(System.getProperty("property.seed", "20251127"));

  private static String chosen(String setting) {
    if (!setting.equals("random")) {
      return setting;
    }
    String seed = String.valueOf(new Random().nextLong());
    System.out.println("Properties run with -Dproperty.seed=" + seed);
    return seed;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    if (context.attributes().seed().isEmpty()) {
      context.attributes().setSeed(SEED);
    }
    return property.execute();
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
