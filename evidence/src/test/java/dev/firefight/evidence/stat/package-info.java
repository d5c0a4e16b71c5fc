/** Tests. */
@NullMarked
package dev.firefight.evidence.stat;

import org.jspecify.annotations.NullMarked;
