/**
 * Finds one request in files of any kind.
 *
 * <p>In: recordings, files of spans and logs, plain logs that carry the id. Out: a {@link dev.firefight.evidence.request.Story}, or the
 * requests worth following. Plain logs are read as streams, of which only the lines of the request are kept; spans are held as columns.
 */
@NullMarked
package dev.firefight.app.trace;

import org.jspecify.annotations.NullMarked;
