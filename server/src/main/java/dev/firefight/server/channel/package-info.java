/**
 * Channels by which a person is reached: each takes a message and an address, and says what became of it.
 *
 * <p>In: a {@link dev.firefight.server.channel.Message} and an address of the channel's kind. Out: {@link
 * dev.firefight.server.channel.Sent}: delivered, worth another try, or refused. Here are signed webhooks and ntfy; {@link
 * dev.firefight.server.channel.mail}, {@link dev.firefight.server.channel.twilio} and {@link dev.firefight.server.channel.slack} are
 * beside it. Nothing here knows of incidents, schedules or the journal: who calls keeps in mind what was sent, tries again and goes to the
 * next one.
 *
 * <p>Always: a call ends within its time-out, whatever the other side does; it throws nothing for what the other side or the address is; a
 * message may be sent twice and carries the same id then, by which receivers that can do so drop the second one; no redirect is followed;
 * no secret, and no path of an address, which may be one, stands in a reason, a log or a {@code toString}.
 *
 * <p>Cost: one virtual thread for as long as a message is being sent, and at most 1 MB of what is answered.
 */
@NullMarked
package dev.firefight.server.channel;

import org.jspecify.annotations.NullMarked;
