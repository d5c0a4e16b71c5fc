/**
 * Whether a change is to blame, and which.
 *
 * <p>In: a {@link dev.firefight.evidence.Question}. Out: a {@link dev.firefight.evidence.change.ChangeVerdict}: every change with the
 * log-odds that it is the cause, each part of it in plain words, beside "none of the changes", which is an answer like any other.
 *
 * <p>How: a change is believed the more, the closer before the first sign of trouble it took effect, the nearer to the failing service,
 * the more of its content can alter behaviour, and the more that content has to do with what the errors say: rare words in common, or
 * the two ends of a known mechanism. What speaks for a cause outside, such as a provider's own status report, speaks for "none".
 *
 * <p>Always: without a sign of trouble no change beats "none", and neither does a change whose content has nothing to do with the
 * evidence. The order of the input and the names of services do not matter. Every weight is in {@code Odds} and {@code Harmless} with its reason; the word
 * lists and patterns are resource files beside the classes.
 *
 * <p>Cost: linear in records, spans and changed lines; all of them are bounded.
 */
@NullMarked
package dev.firefight.evidence.change;

import org.jspecify.annotations.NullMarked;
