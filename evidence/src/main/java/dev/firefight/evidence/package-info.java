/** What it means. */
@NullMarked
package dev.firefight.evidence;

import org.jspecify.annotations.NullMarked;
