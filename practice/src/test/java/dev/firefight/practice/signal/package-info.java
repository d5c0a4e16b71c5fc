@NullMarked
package dev.firefight.practice.signal;

import org.jspecify.annotations.NullMarked;
