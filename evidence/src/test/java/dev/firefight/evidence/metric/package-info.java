/** Tests. */
@NullMarked
package dev.firefight.evidence.metric;

import org.jspecify.annotations.NullMarked;
