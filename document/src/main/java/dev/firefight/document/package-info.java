/**
 * What people write: YAML read into values, with problems that name the line and what to write instead. What programs write is in {@link
 * dev.firefight.document.wire}.
 *
 * <p>In: a text or the bytes of a file ({@link dev.firefight.document.Document}), and what it should hold: names, asked of a {@link
 * dev.firefight.document.Section} one after the other, each with a function that makes a value of a text, such as those of {@link
 * dev.firefight.document.Scalars} and {@link dev.firefight.document.Durations}. Out: a {@link dev.firefight.document.Reading}, which is the
 * value, or everything that is wrong with the document at once, each with its path and line.
 *
 * <p>Always: no text makes this throw anything; a function that is handed in refuses a value by an {@link IllegalArgumentException} with words that
 * go on behind the path, such as "is a number from 1 to 5", and by nothing else. A value is made only where nothing was wrong. What
 * nobody knows is refused too, with the known name that is nearest, since it may be a name written wrongly. No I/O, no clock and no
 * chance.
 *
 * <p>Cost: in proportion to the document, of which the caller names the most characters; after 1,000 problems the rest is not looked at.
 */
@NullMarked
package dev.firefight.document;

import org.jspecify.annotations.NullMarked;
