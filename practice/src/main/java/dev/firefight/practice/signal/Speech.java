package dev.firefight.practice.signal;

import dev.firefight.practice.production.LogBook.Line;
import dev.firefight.practice.production.TraceBook;
import dev.firefight.telemetry.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What a production says to the programs around it, each thing once: whoever asks again is told what came since. It only listens, so that the
 * production goes on as it does without. Its time is not that of those who are told: {@code laterNanos} is by how much theirs is ahead of it.
 */
public final class Speech {
    private static final int LINES_A_BODY = 2_000;
    private static final int SPANS_A_BODY = 2_000;
    /** Whose clock goes on as that of the production does is told all numbers of the past; others would be told them at wrong times. */
    private static final long SAME_PACE_NANOS = 1_000_000_000L;

    private final Scrapes scrapes;
    private final Counted otlp = new Counted();
    private final Counted written = new Counted();
    private int lines;
    private int spans;
    private int changes;
    private final Map<SortedMap<String, String>, Firing> known = new HashMap<>();

    /** Nothing was told yet. */
    public Speech(Scrapes scrapes) {
        this.scrapes = scrapes;
    }

    /** How many scrapes were told in one form. */
    private static final class Counted {
        private int told;
        private OptionalLong laterNanos = OptionalLong.empty();

        /** The first scrape that is to be told. Where time was jumped over it is the last one, as for any server that comes by now and then. */
        int from(int size, long later) {
            boolean isSamePace = laterNanos.isEmpty() || Math.abs(later - laterNanos.getAsLong()) < SAME_PACE_NANOS;
            int from = isSamePace ? told : Math.max(told, size - 1);
            told = size;
            laterNanos = OptionalLong.of(later);
            return from;
        }
    }

    /** All numbers since, as bodies of OTLP's {@code /v1/metrics}: one for each scrape. */
    public List<byte[]> metrics(long laterNanos) {
        List<byte[]> bodies = new ArrayList<>();
        Numbers numbers = new Later(scrapes, laterNanos);
        for (int scrape = otlp.from(scrapes.size(), laterNanos); scrape < scrapes.size(); scrape++) {
            bodies.add(Otlp.metrics(numbers, scrape));
        }
        return bodies;
    }

    /** All numbers since, as bodies of remote write. */
    public List<byte[]> remoteWrite(long laterNanos) {
        List<byte[]> bodies = new ArrayList<>();
        Numbers numbers = new Later(scrapes, laterNanos);
        for (int scrape = written.from(scrapes.size(), laterNanos); scrape < scrapes.size(); scrape++) {
            bodies.addAll(RemoteWrite.bodies(numbers, scrape));
        }
        return bodies;
    }

    /** All lines since, as bodies of OTLP's {@code /v1/logs}. */
    public List<byte[]> logs(long laterNanos) {
        List<Line> all = scrapes.production().logs().lines();
        List<byte[]> bodies = new ArrayList<>();
        while (lines < all.size()) {
            int end = Math.min(all.size(), lines + LINES_A_BODY);
            bodies.add(Otlp.logs(all.subList(lines, end).stream()
                    .map(line -> later(line, laterNanos))
                    .toList()));
            lines = end;
        }
        return bodies;
    }

    private static Line later(Line line, long nanos) {
        return new Line(
                line.timeNanos() + nanos,
                line.origin(),
                line.severity(),
                line.text(),
                line.traceHigh(),
                line.traceLow());
    }

    /** All spans since, as bodies of OTLP's {@code /v1/traces}. */
    public List<byte[]> traces(long laterNanos) {
        TraceBook book = scrapes.production().traces();
        List<byte[]> bodies = new ArrayList<>();
        while (spans < book.size()) {
            int end = Math.min(book.size(), spans + SPANS_A_BODY);
            bodies.add(Otlp.spans(book, spans, end, laterNanos));
            spans = end;
        }
        return bodies;
    }

    /**
     * Alerts that began to fire or ceased since, as webhooks of an Alertmanager. One that is over already when it could first be told of is not.
     *
     * @param all that fired so far
     * @param externalUrl where people find the Alertmanager
     */
    public List<byte[]> alerts(List<Firing> all, String externalUrl, long laterNanos) {
        List<Firing> told = all.stream().map(one -> later(one, laterNanos)).toList();
        List<Firing> changed = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Firing one = all.get(i);
            boolean wasFiring =
                    known.containsKey(one.labels()) && known.get(one.labels()).startNanos() == one.startNanos();
            if (one.endNanos().isEmpty() ? !wasFiring : wasFiring) {
                changed.add(told.get(i));
            }
            if (one.endNanos().isEmpty()) {
                known.put(one.labels(), one);
            } else if (wasFiring) {
                known.remove(one.labels());
            }
        }
        return AlertmanagerWebhook.bodies(changed, told, externalUrl);
    }

    private static Firing later(Firing one, long nanos) {
        OptionalLong end =
                one.endNanos().isPresent() ? OptionalLong.of(one.endNanos().getAsLong() + nanos) : OptionalLong.empty();
        return new Firing(
                one.name(),
                one.severity(),
                one.labels(),
                one.summary(),
                one.metric(),
                one.limit(),
                one.value(),
                one.startNanos() + nanos,
                end);
    }

    /** What was altered since, by people and by programs. */
    public List<Change> changes(long laterNanos) {
        List<Change> all = scrapes.production().changes();
        List<Change> since = all.subList(changes, all.size()).stream()
                .map(one -> later(one, laterNanos))
                .toList();
        changes = all.size();
        return since;
    }

    private static Change later(Change one, long nanos) {
        return new Change(
                one.kind(),
                one.timeNanos() + nanos,
                one.id(),
                one.service(),
                one.title(),
                one.author(),
                one.version(),
                one.provider(),
                one.body(),
                one.diff(),
                one.files());
    }
}
