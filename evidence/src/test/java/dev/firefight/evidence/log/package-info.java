/** Tests. */
@NullMarked
package dev.firefight.evidence.log;

import org.jspecify.annotations.NullMarked;
