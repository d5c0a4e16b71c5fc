@NullMarked
package dev.firefight.app.trace;

import org.jspecify.annotations.NullMarked;
