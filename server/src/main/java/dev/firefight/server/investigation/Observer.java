package dev.firefight.server.investigation;

import dev.firefight.incident.Alarm.AlertFired;
import dev.firefight.incident.Entry;
import dev.firefight.paging.episode.Episode;
import dev.firefight.server.change.ChangeFeed;
import dev.firefight.server.change.Changes;
import dev.firefight.server.change.ReportedChange;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.paging.Alerts;
import dev.firefight.server.watch.WatchState;
import dev.firefight.telemetry.Alert;
import dev.firefight.telemetry.LogClassifier;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.live.LiveWindow;
import dev.firefight.telemetry.live.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Looks at production: all that the engine is told, of whichever part of this house. By tasks of the worker only. */
public final class Observer {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** What watches say now says nothing of a stretch that ended before. */
    private static final Duration NOW = Duration.ofMinutes(5);

    private static final int MOST_ALERTS = 1_000;

    private final SourceWorker worker;
    private final Alerts alerts;
    private final ChangeFeed changes;
    private final Supplier<Collection<WatchState>> watches;
    private final InstantSource clock;

    /**
     * Over live sources.
     *
     * @param worker reads sources
     * @param changes that were reported
     * @param watches how those of this house stand
     */
    public Observer(
            SourceWorker worker,
            Alerts alerts,
            ChangeFeed changes,
            Supplier<Collection<WatchState>> watches,
            InstantSource clock) {
        this.worker = worker;
        this.alerts = alerts;
        this.changes = changes;
        this.watches = watches;
        this.clock = clock;
    }

    /** Does what it is asked for, one after the other. */
    SourceWorker worker() {
        return worker;
    }

    /**
     * What was said in a window.
     *
     * @param incident whose alerts count; empty for all that fire
     * @param logs tells patterns of log texts
     */
    Observation observe(LiveWindow window, Optional<Timeline> incident, LogClassifier logs) {
        TelemetryBuilder builder = new TelemetryBuilder(new Vocabulary(logs));
        List<Reading> readings = worker.sources().read(window, builder, PATIENCE);
        List<ReportedChange> reported = changes.since(window.to().minus(Changes.RECENT)).stream()
                .filter(one -> !one.facts().beganAt().isAfter(window.to()))
                .toList();
        RecentChanges recent = new RecentChanges(changes.isFed(), Changes.RECENT, reported);
        recent.into(builder);
        List<Alert> told = alerts(incident).stream()
                .filter(one -> one.timeNanos() < Timestamps.toNanos(window.to()))
                .limit(MOST_ALERTS)
                .toList();
        // Where nobody tells who calls whom, an alert would accuse its own service, and by nothing but itself.
        if (readings.stream().anyMatch(Observer::tellsCalls)) {
            told.stream()
                    .filter(one -> one.timeNanos() > Timestamps.toNanos(window.from()))
                    .forEach(builder::alert);
        }
        boolean isNow = window.to().isAfter(clock.instant().minus(NOW));
        Outside outside = Outside.of(isNow ? watches.get() : List.of());
        outside.tell(builder, window.from());
        return new Observation(window, builder.build(), readings, recent, outside, told);
    }

    private static boolean tellsCalls(Reading reading) {
        return reading.notes().found().containsKey(ReadNotes.Item.SPANS)
                || reading.notes().found().containsKey(ReadNotes.Item.CALLS);
    }

    /** Those that fire; once an incident is over none does, and its timeline says which did. */
    private List<Alert> alerts(Optional<Timeline> incident) {
        Optional<Timeline> over = incident.filter(one -> !one.state().isOpen());
        return over.isPresent()
                ? over.get().entries().stream()
                        .flatMap(entry -> told(entry).stream())
                        .toList()
                : alerts.read(all -> all.open().stream()
                        .filter(one -> incident.isEmpty()
                                || one.incident()
                                        .equals(Optional.of(incident.get().number())))
                        .limit(MOST_ALERTS)
                        .map(Observer::told)
                        .toList());
    }

    private static Alert told(Episode episode) {
        return alert(
                episode.alert().startsAt(),
                episode.alert().name(),
                episode.alert().service().orElse(""),
                episode.alert().summary(),
                episode.alert().severity());
    }

    private static Optional<Alert> told(Entry entry) {
        return entry.fact() instanceof AlertFired fired
                ? Optional.of(alert(entry.at(), fired.name(), fired.service(), fired.text(), fired.severity()))
                : Optional.empty();
    }

    private static Alert alert(Instant at, String name, String service, String summary, String severity) {
        return new Alert(
                Timestamps.toNanos(at),
                name,
                service,
                "",
                summary,
                severity,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
