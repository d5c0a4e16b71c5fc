/**
 * Slack, in both directions: what is told there, and what people do there.
 *
 * <p>In: a message and a member, a channel or an address of mail; requests that Slack sends by HTTP, which {@link
 * dev.firefight.server.channel.slack.SlackSignature} proves and {@link dev.firefight.server.channel.slack.SlackRequests} reads, or by the
 * WebSocket of {@link dev.firefight.server.channel.slack.SocketMode}, for which nothing of this program has to be reachable from outside.
 * Out: what became of a message or a call of the API; and {@link dev.firefight.server.channel.slack.SlackRequest}s, the same by both ways.
 *
 * <p>Always: what a stranger wrote mentions nobody and formats nothing; a request that is not signed, or older than five minutes, is none;
 * what cannot be read ends in a {@link dev.firefight.server.channel.slack.SlackException}; a request may come twice and carries the same id then.
 *
 * <p>Cost: one request a call, with Slack's own limits of about one message a second and channel; one connection and three threads for
 * Socket Mode, with at most 1,000 requests that wait.
 *
 * @see <a href="https://docs.slack.dev/">the documentation of Slack</a>
 */
@NullMarked
package dev.firefight.server.channel.slack;

import org.jspecify.annotations.NullMarked;
