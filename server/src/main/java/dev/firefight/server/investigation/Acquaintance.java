package dev.firefight.server.investigation;

import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.live.LiveWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Looks again and again who calls whom, so that alerts of neighbours are known to belong together when they come. */
public final class Acquaintance {
    private static final Duration EVERY = Duration.ofMinutes(5);

    /** Soon after sources were set up: whoever waited for the next turn would wake people once for each service that a fault reaches. */
    private static final Duration LOOKING = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SourceWorker worker;
    private final Neighbours neighbours;
    private final InstantSource clock;
    /** Known to the worker only. */
    private Optional<Learned> learned = Optional.empty();

    /** When it was learned, and from which sources. */
    private record Learned(Instant at, Sources.Known from) {}

    /** @param neighbours told who calls whom */
    public Acquaintance(SourceWorker worker, Neighbours neighbours, InstantSource clock) {
        this.worker = worker;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    /** Looks from now on. */
    public void start() {
        worker.repeat(this::learnIfDue, Duration.ZERO, LOOKING);
    }

    private void learnIfDue() {
        Instant now = clock.instant();
        Sources.Known from = worker.sources().known();
        boolean isKnown = learned.filter(
                        one -> one.from().equals(from) && now.isBefore(one.at().plus(EVERY)))
                .isPresent();
        if (!isKnown) {
            learned = Optional.of(new Learned(now, from));
            TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(new LogPatterns()));
            worker.sources().readTraces(LiveWindow.before(now, EVERY), builder, PATIENCE);
            neighbours.learn(builder.build());
        }
    }
}
