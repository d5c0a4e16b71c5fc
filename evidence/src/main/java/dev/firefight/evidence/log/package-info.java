/** Log texts: what they say once the values in them are left out. */
@NullMarked
package dev.firefight.evidence.log;

import org.jspecify.annotations.NullMarked;
