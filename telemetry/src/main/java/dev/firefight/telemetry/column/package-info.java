/**
 * Growing columns of primitives. They grow by whole chunks, so that a column of any length is never copied as a whole and never
 * takes more than one chunk above its size.
 */
@NullMarked
package dev.firefight.telemetry.column;

import org.jspecify.annotations.NullMarked;
