/**
 * Log patterns: which messages say the same thing, and what that is once the values are left out.
 *
 * <p>In: messages, reduced to {@linkplain dev.firefight.evidence.pattern.Shape shapes} with their counts. Out: {@linkplain
 * dev.firefight.evidence.pattern.Templates templates}, one for each shape.
 *
 * <p>Always: no order of the input changes a result; every shape has exactly one template, and the template covers it; nothing is
 * sampled. A decision that the text of a single shape allows is made there, so that two parts of one log have the same templates.
 *
 * <p>Cost: linear in the length of the distinct shapes, whatever the number of messages.
 */
@NullMarked
package dev.firefight.evidence.pattern;

import org.jspecify.annotations.NullMarked;
