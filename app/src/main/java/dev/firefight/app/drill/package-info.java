/**
 * Practice from the terminal: what there is to practise, and whether it teaches something.
 *
 * <p>In: names of scenarios. Out: lists and checks, as text or JSON. Cost: a check runs a scenario seven times, each in a second or two.
 */
@NullMarked
package dev.firefight.app.drill;

import org.jspecify.annotations.NullMarked;
