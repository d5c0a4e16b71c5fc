@NullMarked
package dev.firefight.evidence.pattern;

import org.jspecify.annotations.NullMarked;
