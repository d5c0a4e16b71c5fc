/**
 * Where somebody sits in a drill: what is typed becomes deeds.
 *
 * <p>In: a line that somebody typed. Out: what came of it, as a {@link dev.firefight.practice.desk.Reply}. Always: a line that cannot be understood is
 * answered with what could be typed instead, and nothing is done.
 */
@NullMarked
package dev.firefight.practice.desk;

import org.jspecify.annotations.NullMarked;
