/** What must not matter does not: names, the zero of time, units, order, and a sample lost here and there. For the engine as a whole. */
@NullMarked
package dev.firefight.evidence.invariance;

import org.jspecify.annotations.NullMarked;
