/**
 * One request through all services: who called whom, where it failed or waited, and how requests of its kind usually go.
 *
 * <p>In: spans and log records, of an incident and of healthy times where there are any. Out: the requests that failed, were far slower
 * than their kind, or went another way than it, with the {@link dev.firefight.evidence.request.Hop hop} that explains each best; and the
 * {@link dev.firefight.evidence.request.Story story} of one of them.
 *
 * <p>Always: durations are compared, never clocks of two machines; the order of the input does not matter; wrong parents (missing, in
 * circles, given twice) cost a place in the tree and nothing else. Cost: linear in the number of spans and log records, and some hundred
 * bytes for each while they are walked over.
 */
@NullMarked
package dev.firefight.evidence.request;

import org.jspecify.annotations.NullMarked;
