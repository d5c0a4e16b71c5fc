/**
 * Live sources: production as it is now, read over HTTP and from the files of this machine, for a window of time.
 *
 * <p>In: descriptions of {@linkplain dev.firefight.telemetry.live.Source sources} and a {@link
 * dev.firefight.telemetry.live.LiveWindow}. Out: records in a {@link dev.firefight.telemetry.TelemetryBuilder}, by the same readers
 * and under the same names as from files, and one {@link dev.firefight.telemetry.live.Reading} for each source.
 *
 * <p>Always: sources are read and never written to; whatever a server does becomes a {@link dev.firefight.telemetry.live.Trouble} in
 * plain words and never an exception; the trouble of one source costs no other anything; no secret is in any text; no source is
 * asked more often than its {@linkplain dev.firefight.telemetry.live.Limits budget} allows.
 *
 * <p>Cost: a few dozen queries a window and source; of each source as many answers in memory as are asked for at a time, each of
 * bounded size, {@value dev.firefight.telemetry.live.HeldBytes#MOST_MEBIBYTES} MiB together; parsing takes turns.
 */
@NullMarked
package dev.firefight.telemetry.live;

import org.jspecify.annotations.NullMarked;
