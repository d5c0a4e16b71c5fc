/**
 * Practice in quiet times, without a production that is played: a {@linkplain dev.firefight.practice.table.Deck deck} of cards to talk a scenario
 * through at a table, and a {@linkplain dev.firefight.practice.table.Shuffled timeline} to be put in order.
 *
 * <p>In: a scenario, or the entries of a timeline that is over, and a seed. Out: cards with questions, minutes and notes for whoever leads; entries in
 * another order, and how much of an answer is right. Always: the same in gives the same out on every machine, so that an address is all that has to be
 * shared; what a scenario keeps for its end stands in notes alone. Cost: a deck runs its scenario for some minutes, which takes a second; all else
 * takes microseconds.
 */
@NullMarked
package dev.firefight.practice.table;

import org.jspecify.annotations.NullMarked;
