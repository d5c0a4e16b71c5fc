/**
 * The set-up of a house: who is called, who may send alerts, by which channels people are reached, where production is asked.
 *
 * <p>In: one document of YAML that somebody wrote ({@link dev.firefight.server.setup.SetupYaml}, by means of {@link
 * dev.firefight.document}). Out: a {@link
 * dev.firefight.server.setup.Setup}, or everything that is wrong with the document at once, each with its path and line; the same document
 * from a set-up; and what two set-ups differ in, in plain words.
 *
 * <p>Forms alter one thing of it ({@link dev.firefight.server.setup.SetupEdit}): what is filled in is read as the document is, so that both refuse the
 * same in the same words. Who altered the same thing first is known by a {@link dev.firefight.server.setup.SetupMark}.
 *
 * <p>Always: no secret stands in a document, only where it is found ({@link dev.firefight.server.setup.SecretReference}); a plain one
 * is refused, and is not repeated in what is said about it. What nobody knows is refused too, since it may be a name written wrongly. What is
 * written is read back as the same set-up. Only {@link dev.firefight.server.setup.Setups}, which keeps them in the journal, and {@link
 * dev.firefight.server.setup.SecretStore} do I/O.
 *
 * <p>Cost: in proportion to the document, which has at most {@link dev.firefight.server.setup.SetupYaml#MOST_CHARS} characters.
 */
@NullMarked
package dev.firefight.server.setup;

import org.jspecify.annotations.NullMarked;
