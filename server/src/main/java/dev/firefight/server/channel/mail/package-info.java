/**
 * Mail as a channel.
 *
 * <p>In: a message and an address of mail. Out: what the mail server said of it. The mail has a plain and an HTML part, one large button for
 * the acknowledge link, and a {@code Message-ID} made of the id of the message, so that a second one of the same id can be told as such;
 * mails that lead to the same place refer to one root and make a thread.
 *
 * <p>Always: an answer of 4xx of the server is worth another try, 5xx is none; what a stranger wrote never becomes a header; a password is
 * never sent where TLS was asked for and is not there; a call ends within its time-out, and no connection outlives it.
 *
 * <p>Cost: one connection and two threads a mail; mails of pages are few, so that connections are not kept.
 */
@NullMarked
package dev.firefight.server.channel.mail;

import org.jspecify.annotations.NullMarked;
