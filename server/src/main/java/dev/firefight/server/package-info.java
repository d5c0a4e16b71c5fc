/**
 * What people and tools talk to: pages, an API, event streams, and who is let in.
 *
 * <p>In: requests. Out: answers, and entries of the journal, which hold all that happened; only telemetry that senders deliver and recordings of
 * production are files beside it. {@link dev.firefight.server.stored} says how facts lie there,
 * {@link dev.firefight.server.incidents} decides, stores and reads timelines.
 *
 * <p>Always: what was answered with success is on disk; who is not let in learns nothing but that.
 */
@NullMarked
package dev.firefight.server;

import org.jspecify.annotations.NullMarked;
