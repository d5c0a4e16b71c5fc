/** The program. */
@NullMarked
package dev.firefight.app;

import org.jspecify.annotations.NullMarked;
