@NullMarked
package dev.firefight.practice.production;

import org.jspecify.annotations.NullMarked;
