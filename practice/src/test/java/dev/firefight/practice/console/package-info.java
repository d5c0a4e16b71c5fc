@NullMarked
package dev.firefight.practice.console;

import org.jspecify.annotations.NullMarked;
