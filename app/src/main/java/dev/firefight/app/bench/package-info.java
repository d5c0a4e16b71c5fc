/** Harnesses that show how good and how fast the program is, on recordings with known answers. */
@NullMarked
package dev.firefight.app.bench;

import org.jspecify.annotations.NullMarked;
