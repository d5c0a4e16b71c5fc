/**
 * The whole program at once, for whoever has never seen it: a server, a simulated shop that burns, and an incident that is over.
 *
 * <p>In: a port. Out: a server that answers on this machine only, into which whoever sits there comes without a password. Always: the shop speaks to the
 * server as any production does, over HTTP, by OTLP, webhooks of an Alertmanager and reports of changes, and nobody tells the server more;
 * everything lies in one temporary directory, which is removed at the end. Cost: a second until the first page, and a few more of both cores
 * until the suspects stand on the board; then one hundredth of a core.
 */
@NullMarked
package dev.firefight.app.demo;

import org.jspecify.annotations.NullMarked;
