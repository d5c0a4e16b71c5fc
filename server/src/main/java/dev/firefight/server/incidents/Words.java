package dev.firefight.server.incidents;

import dev.firefight.journal.Entry;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * The words of all timelines, to search by. A long history has millions, so that they are followed apart from the rest: nobody waits for
 * them at a start, and a search says when older ones are still being read.
 */
public final class Words implements Projection {
    /** What was just written is waited for so long. */
    private static final long WAIT_MILLIS = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final WordIndex index = new WordIndex();
    private final JsonFactory json = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();
    private long position;

    /**
     * What a search found.
     *
     * @param incidents the numbers of incidents in which each of the words stands, or one that begins with it
     * @param isComplete false while older entries are still being read
     */
    record Found(BitSet incidents, boolean isComplete) {}

    @Override
    public void apply(Entry entry) {
        lock.lock();
        try {
            Streams.incident(entry.stream()).ifPresent(incident -> read(Math.toIntExact(incident), entry));
            position = entry.position();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All texts of an entry, whatever its fields are named. */
    private void read(int incident, Entry entry) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), entry.payload().stream())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    index.add(
                            incident, parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
                }
            }
        } catch (JacksonException damaged) {
            // Verifying the journal tells of it, and opening the incident; all others are searched as before.
        }
    }

    /** Looks for words, each by its beginning, in all that was written up to a position. */
    Found search(String words, long upTo) {
        long left = TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);
        lock.lock();
        try {
            while (position < upTo && left > 0) {
                left = moved.awaitNanos(left);
            }
            return new Found(index.search(words), position >= upTo);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Found(index.search(words), false);
        } finally {
            lock.unlock();
        }
    }
}
