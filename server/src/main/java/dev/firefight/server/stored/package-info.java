/**
 * How facts of all kinds lie in the journal.
 *
 * <p>In: who wrote something, and a fact of a sealed family. Out: the draft of an entry, and back. Always: what was written once can be read for
 * ever, so that neither names of kinds nor of their components are ever altered.
 */
@NullMarked
package dev.firefight.server.stored;

import org.jspecify.annotations.NullMarked;
