/**
 * The example recording that ships with the program, and the small model of a shop that makes it.
 *
 * <p>In: a seed and the times of {@link dev.firefight.app.example.Scenario}. Out: the files of {@code examples/checkout-fire/}.
 *
 * <p>Requests arrive by chance, pass through the services of {@link dev.firefight.app.example.Shop}, wait for processors and database
 * connections where these are taken, give up when a deadline passes. Spans are what those requests did; metrics are counted from the
 * same requests; log lines are written by them. Nothing is painted by hand but the list of changes.
 *
 * <p>Always: the same seed gives the same bytes, on every machine. Therefore {@code StrictMath} instead of {@code Math}, and {@link
 * java.util.Random}, whose algorithm is fixed by its specification.
 *
 * <p>Time is counted in microseconds since the start of the recording.
 */
@NullMarked
package dev.firefight.app.example;

import org.jspecify.annotations.NullMarked;
