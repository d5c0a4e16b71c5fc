/**
 * Finds one request in files of any kind.
 *
 * <p>In: recordings, files of spans and logs, plain logs that carry the id. Out: a {@link dev.firefight.evidence.request.Story}, or the
 * {@link dev.firefight.evidence.request.Candidates requests} worth following. {@link dev.firefight.app.trace.TraceSearch} has {@code
 * TraceSources} tell files of telemetry from plain logs. The former are read as a recording, in which {@code WantedTexts} keeps the texts of one
 * request; of the latter {@code CarriedLines} keeps the records that carry ids, which {@code RequestIds} finds where none is asked for.
 *
 * <p>Always: what cannot be read, and what is beyond a bound, is told. Cost: plain logs are read as streams, of which only the lines with
 * ids are kept, at most 100,000; spans are held as columns.
 */
@NullMarked
package dev.firefight.app.trace;

import org.jspecify.annotations.NullMarked;
