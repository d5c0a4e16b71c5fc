package dev.firefight.telemetry.live;

import dev.firefight.telemetry.TelemetryBuilder;
import java.util.function.Consumer;

/** A builder that several threads add to, one at a time, until the reading is over: who comes late adds nothing. */
final class SharedBuilder {
    private final TelemetryBuilder builder;
    private boolean isClosed;

    SharedBuilder(TelemetryBuilder builder) {
        this.builder = builder;
    }

    /** Hands the builder to one who adds to it; false when the reading is over. */
    synchronized boolean use(Consumer<TelemetryBuilder> adding) {
        if (isClosed) {
            return false;
        }
        adding.accept(builder);
        return true;
    }

    /** Ends the reading. */
    synchronized void close() {
        isClosed = true;
    }
}
