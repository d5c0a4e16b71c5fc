/**
 * What a simulated production says, carried to programs that listen to real ones.
 *
 * <p>In: a {@link dev.firefight.practice.scenario.Run} that somebody else carries on, and addresses. Out: OTLP, remote write, webhooks of an Alertmanager,
 * changes, and a server that a Prometheus scrapes; each only where its address was told.
 *
 * <p>Always: the production goes on as it does without listeners; what is told is told in the time of this machine; what waits for one
 * host has a bound in bytes, beyond which the oldest is dropped; a host that does not answer is told of once, and costs nothing else.
 *
 * <p>Cost: a scrape of 1,500 series some milliseconds and 300 kB for each form; one thread for each host.
 */
@NullMarked
package dev.firefight.app.feed;

import org.jspecify.annotations.NullMarked;
