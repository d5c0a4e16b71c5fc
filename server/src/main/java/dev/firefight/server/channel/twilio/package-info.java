/**
 * Text messages and calls by Twilio, or by whoever speaks as it does.
 *
 * <p>In: a message and a telephone number; what Twilio calls back with. Out: what became of the message, and whether a call-back is
 * genuine. A text message carries the acknowledge link; a call reads the title and waits for a digit, which Twilio then reports by POST to
 * {@link dev.firefight.server.channel.twilio.Callbacks}.
 *
 * <p>Always: the account's token goes to the configured address and nowhere else; what a stranger wrote is read aloud and never becomes an
 * instruction of a call; a call-back that is not signed with the token is none.
 *
 * <p>Cost: one request a message. Twilio does not drop what comes twice: where nobody knows whether it was taken, it is sent again.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">messages of Twilio</a>
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource">calls of Twilio</a>
 */
@NullMarked
package dev.firefight.server.channel.twilio;

import org.jspecify.annotations.NullMarked;
