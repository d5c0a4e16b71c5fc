/**
 * From what senders say to people who are woken: it stores alerts, decides what follows, calls people, and tells the timelines.
 *
 * <p>In: {@linkplain dev.firefight.server.paging.Intake deliveries}, and the journal. Out: entries of three kinds of streams, {@code alerts/NAME} for
 * what an integration said, {@code episodes} for what was decided of it, {@code page/7} for the pages of incident 7; incidents that are
 * declared; messages.
 *
 * <p>Always: a delivery is stored as a whole before it is answered, and everything after it is derived from the journal: a program that is
 * killed at any moment decides, calls and tells after its start what it had not, and nothing twice but the messages that were on their way at
 * that moment, which are sent again under the same number.
 *
 * <p>Cost: one append a delivery with news, one a round of decisions, two a message; repeated deliveries cost no append.
 */
@NullMarked
package dev.firefight.server.paging;

import org.jspecify.annotations.NullMarked;
