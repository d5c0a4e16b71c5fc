package dev.firefight.app.logs;

import java.util.function.Consumer;

/** The end of something that lines are added to. Not for use by several threads. */
interface Tail extends AutoCloseable {
    /** How many bytes of a line are kept. */
    int MOST_LINE_BYTES = 1 << 16;

    /** How it is called. */
    String name();

    /** Hands out the whole lines that have come since, without their ends, at most a few thousand of them. */
    void poll(Consumer<byte[]> taker);

    /** Whether nothing more can come. */
    boolean isEnded();

    @Override
    void close();
}
