@NullMarked
package dev.firefight.journal;

import org.jspecify.annotations.NullMarked;
