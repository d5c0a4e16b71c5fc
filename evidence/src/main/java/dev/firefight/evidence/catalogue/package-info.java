/**
 * Known ways of failing: the catalogue of signatures that is shipped as text, and what in an incident matches it.
 *
 * <p>In: the {@link dev.firefight.evidence.catalogue.Symptoms} of one suspect: its clues, and what it says since the onset. Out:
 * {@link dev.firefight.evidence.catalogue.SignatureMatch matches} with the evidence they rest on, the surest first; each carries
 * what stops the bleeding, what cures, and the quickest test that would refute it. For suspects without a match there is {@link
 * dev.firefight.evidence.catalogue.GenericAdvice}.
 *
 * <p>Always: the same symptoms have the same matches in whatever order they are given; names of services, pods and machines do not
 * matter; a match by resources alone (more computing, more memory, slower calls) is never {@linkplain
 * dev.firefight.evidence.catalogue.SignatureMatch#isSpecific() specific}.
 *
 * <p>Cost: one pass over the first 2,000 characters of each text, and one comparison of each clear clue with each metric sign.
 */
@NullMarked
package dev.firefight.evidence.catalogue;

import org.jspecify.annotations.NullMarked;
