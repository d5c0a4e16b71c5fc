/**
 * What a simulated production says to the world, in the forms in which real ones do.
 *
 * <p>In: a {@link dev.firefight.practice.production.Production}, carried on by {@link dev.firefight.practice.signal.Scrapes}. Out: its numbers,
 * lines and traces as text for Prometheus, remote write, OTLP, log files, a recording; alerts about them, and what providers say of themselves. Where
 * it is asked for, a {@link dev.firefight.practice.signal.History} of the hours before, drawn from minutes in which nothing happened.
 *
 * <p>Always: what is written is what the production told, at simulated times; nothing is added and nothing is drawn, except for a history, of which no digest knows, and that providers may
 * be slow to tell the truth about themselves. Whoever is down tells nothing. The same run gives the same bytes.
 *
 * <p>Cost: a scrape of 1,500 series takes some ten microseconds and 12 kB; six hours of history one or two
 * seconds and 32 MB.
 */
@NullMarked
package dev.firefight.practice.signal;

import org.jspecify.annotations.NullMarked;
