/** Tests. */
@NullMarked
package dev.firefight.evidence.trace;

import org.jspecify.annotations.NullMarked;
