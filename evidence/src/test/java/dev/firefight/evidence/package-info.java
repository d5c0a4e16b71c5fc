/** Tests of the findings as a whole. */
@NullMarked
package dev.firefight.evidence;

import org.jspecify.annotations.NullMarked;
