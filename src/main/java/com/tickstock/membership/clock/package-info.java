/** Waiting with a limit, by a clock that never steps. */
package com.tickstock.membership.clock;
