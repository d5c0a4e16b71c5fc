/**
 * The truth on disk: streams of entries that only grow, in a file of SQLite or in a database of PostgreSQL. It knows nothing of what the
 * entries mean.
 *
 * <p>In: {@link dev.firefight.journal.Addition additions} of {@link dev.firefight.journal.Draft drafts} to one or several streams, each with the
 * sequence number that its author last saw. Out: {@link dev.firefight.journal.Entry entries}, stream by stream or in the one order of all of
 * them, from any place on. {@link dev.firefight.journal.Journal#open} is the door.
 *
 * <pre>{@code
 * try (Journal journal = Journal.open(Place.of("data/journal.db"))) {
 *     Receipt receipt = journal.append(List.of(Addition.after(0, "incident/7", new Draft("declared", now, Bytes.ofText("…")))));
 *     for (List<Entry> page = journal.readAll(1, 1000); !page.isEmpty(); page = journal.readAll(page.getLast().position() + 1, 1000)) {
 *         page.forEach(projection::apply);
 *     }
 * }
 * }</pre>
 *
 * <p>Always: an append is stored as a whole or not at all; what was answered with a receipt is on disk and survives the end of the program at any
 * moment, and that of the machine as far as its disk keeps what it was told to; positions and sequence numbers have no gaps, and whoever sees
 * an entry sees all before it; nothing is ever altered or removed; each entry carries the hash of the one before it in its stream, and the
 * head that of all; a file has one writer; the same entries have the same hashes in a file and in a database.
 *
 * <p>Cost: one commit to disk for all appends that wait meanwhile, 64 bytes of hashes an entry, the name of its stream twice. Reading goes by an
 * index. Verifying and copying read everything and keep some 200 bytes a stream in memory. An open journal holds one thread, one connection
 * that writes, and up to eight that read.
 */
@NullMarked
package dev.firefight.journal;

import org.jspecify.annotations.NullMarked;
