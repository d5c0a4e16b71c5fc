/**
 * The whole way with real parts: a small shop of programs under load, whose metrics a Prometheus scrapes, whose alerts two Alertmanagers hand on,
 * whose requests a Zipkin keeps; and Firefight, set up through its API, which wakes somebody and says what it suspects.
 */
@NullMarked
package dev.firefight.live;

import org.jspecify.annotations.NullMarked;
