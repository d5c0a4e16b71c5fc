/**
 * The changes of production that others report: deployments, switches, commits, and whatever somebody tells by one line of curl.
 *
 * <p>In: deliveries of PagerDuty's change events, GitHub, Argo CD and anybody, and the journal. Out: entries of the stream {@code changes},
 * one append a delivery; the {@linkplain dev.firefight.server.change.ChangeFeed changes of the last 30 days}; lines in the timelines of
 * incidents that burn where something is changed, and a call for their commander where two people act against each other.
 *
 * <p>Always: a delivery is on disk before it is answered, and the same delivery twice is one change; a change that moves on (started, then
 * succeeded) stays one; a field that nobody knows is ignored; a body that cannot be read is a {@link
 * dev.firefight.document.wire.WireException} that says what is expected; what GitHub sends is taken only where its signature holds. A program
 * that is killed tells after its start what it had not told of the last half hour, and nothing twice.
 *
 * <p>Cost: one append a delivery with news; in memory at most {@link dev.firefight.server.change.ChangeFeed#MOST_CHANGES} changes.
 */
@NullMarked
package dev.firefight.server.change;

import org.jspecify.annotations.NullMarked;
