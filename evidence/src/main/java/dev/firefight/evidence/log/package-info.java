/**
 * Log texts: what they say once the values in them are left out.
 *
 * <p>In: texts as they are read, one by one, and a time. Out: numbers of {@linkplain dev.firefight.evidence.log.LogPatterns patterns},
 * and which of them a service {@linkplain dev.firefight.evidence.log.SaidSince says since}.
 *
 * <p>Always: texts that differ only in values have the same pattern; a pattern has the number in whose order it was first seen.
 *
 * <p>Cost: one pass over the first words of each text; one example is kept for each pattern, of which there is a bounded number.
 */
@NullMarked
package dev.firefight.evidence.log;

import org.jspecify.annotations.NullMarked;
