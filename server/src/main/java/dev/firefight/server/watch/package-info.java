/**
 * What Firefight looks at by itself, and signs of life: watches over HTTP, TLS, DNS and pages of providers, heartbeats that others give, and
 * heartbeats that Firefight gives.
 *
 * <p>In: the set-up; answers of others, that may be anything; beats. Out: alerts of the integrations {@code watches} and {@code heartbeats}, which
 * take the way of all alerts; how each watch stands, for pages, investigations and verdicts; requests that say that this program works.
 *
 * <p>Always: what fires follows from what is seen now and not from what was told before, so that it is right again after a start; a watch
 * fails when it failed twice in a row. Beats cost no entry each: of a heartbeat one an hour at most. A look is bounded in time (15 s), size
 * (1 MB), redirects (3, to the same host), and number at once (16). It shows no credentials, and nothing of an address but its host is told.
 * This program gives no sign of life while it cannot write its journal or call people.
 *
 * <p>Cost: one thread that goes round once a second; a virtual thread for each look.
 */
@NullMarked
package dev.firefight.server.watch;

import org.jspecify.annotations.NullMarked;
