package dev.firefight.app.demo;

import dev.firefight.app.feed.Feeds;
import dev.firefight.app.feed.Listeners;
import dev.firefight.practice.scenario.Run;
import dev.firefight.practice.scenario.Scenarios;
import dev.firefight.practice.signal.Firing;
import dev.firefight.telemetry.Timestamps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A shop in which something is wrong, that tells a server so: first all of the past minutes as quickly as they can be simulated, then second by
 * second. Its first alerts come behind the telemetry by which their cause is found, and the others once that was looked into, as there is time for
 * that between them.
 */
final class Shop implements AutoCloseable {
    /** What is wrong: a policy that was brought out everywhere at once has empty fields, and the catalogue ends by them. */
    static final String SCENARIO = "empty-fields";

    private static final long SEED = 1;
    /** So long it goes on already when it is first looked at: its alerts fire since three minutes. */
    private static final Duration BURNS_SINCE = Duration.ofMinutes(5);
    /** How much is simulated before it is told. */
    private static final Duration STEP = Duration.ofMinutes(1);

    private static final int LOOK_MILLIS = 200;
    private static final int MOST_LOOKS = 150;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Then it is over: what is not kept any more after so long would have to be told, too. */
    private static final Duration LONGEST = Duration.ofHours(4);

    private final InstantSource clock;
    private final Instant begun;
    private final URI telemetry;
    private final URI alerts;
    private final URI changes;
    private final BooleanSupplier isLookedInto;
    private final Consumer<String> notes;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /**
     * It opens.
     *
     * @param telemetry where OTLP is taken
     * @param alerts where webhooks are taken
     * @param changes where changes are taken
     * @param isLookedInto whether somebody knows already what the first alerts come from
     * @param notes told of troubles
     */
    Shop(
            URI telemetry,
            URI alerts,
            URI changes,
            BooleanSupplier isLookedInto,
            InstantSource clock,
            Consumer<String> notes) {
        this.clock = clock;
        this.begun = clock.instant();
        this.telemetry = telemetry;
        this.alerts = alerts;
        this.changes = changes;
        this.isLookedInto = isLookedInto;
        this.notes = notes;
        this.thread = Thread.ofPlatform().name("shop").daemon().start(this::work);
    }

    private void work() {
        Run run = new Run(Scenarios.named(SCENARIO), SEED);
        long laterNanos =
                Timestamps.toNanos(begun.minus(BURNS_SINCE)) - run.production().nowNanos();
        Listeners telling = Listeners.NONE.withOtlp(telemetry).withChanges(changes);
        try (Feeds said = new Feeds(run, telling, clock, notes);
                Feeds alarm = new Feeds(run, Listeners.NONE.withAlerts(alerts), clock, notes)) {
            for (Duration at = Duration.ZERO; at.compareTo(BURNS_SINCE) <= 0 && !isStopping(); at = at.plus(STEP)) {
                run.until(at);
                said.tell(laterNanos);
            }
            said.awaitSent(PATIENCE);
            alarm.tellAlerts(first(run.alerts()), laterNanos);
            for (int i = 0; i < MOST_LOOKS && !isLookedInto.getAsBoolean(); i++) {
                if (stopping.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            while (!isStopping()) {
                alarm.tell(laterNanos);
                if (stopping.await(1, TimeUnit.SECONDS)) {
                    return;
                }
                Duration passed = BURNS_SINCE.plus(Duration.between(begun, clock.instant()));
                if (passed.compareTo(LONGEST) > 0) {
                    notes.accept("the shop closes after " + LONGEST.toHours() + " hours; start the demo anew");
                    return;
                }
                run.until(passed);
                said.tell(laterNanos);
            }
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it is closed
        }
    }

    /** Those that began to fire before all others. */
    private static List<Firing> first(List<Firing> all) {
        List<Firing> now = all.stream().filter(one -> one.endNanos().isEmpty()).toList();
        return now.stream()
                .filter(one -> one.startNanos() == now.getFirst().startNanos())
                .toList();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** It says nothing more. */
    @Override
    public void close() {
        stopping.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
