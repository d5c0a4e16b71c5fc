/** Statistics that stand up to outliers, gaps and any unit. */
@NullMarked
package dev.firefight.evidence.stat;

import org.jspecify.annotations.NullMarked;
