package dev.firefight.telemetry.live;

import dev.firefight.telemetry.format.PrometheusAnswer;
import dev.firefight.telemetry.format.PrometheusAnswer.Named;
import dev.firefight.telemetry.live.golden.Recognised;
import dev.firefight.telemetry.live.golden.SignalKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads signals, several in one query: each is given a label with its number, and {@code or} puts them together. A query that asks too
 * much is asked again in halves, so that one bad signal costs only itself; a signal that is too much by itself is asked for with fewer
 * points, once.
 *
 * <p>What a server computes grows with the series that a query touches, times its points. Histograms of very many series are asked for last and with
 * fewer points at once: their rates go over as much time as before, and to be read at all is worth more than to be refused when the
 * time is over.
 *
 * @param asking who asks
 * @param window what is read
 * @param steps how finely
 * @param sizes numbers of series of metrics, where the server tells
 */
record RangeQueries(Asking asking, LiveWindow window, RangeSteps steps, Map<String, Long> sizes) {
    /** How many signals one query reads. */
    static final int MOST_SIGNALS = 6;

    /** How long a query may be as it stands in an address: many servers and proxies take 8 KiB for all of a request's head. */
    static final int MOST_CHARS = 5_000;

    /** So many points of single series a server computes in about a second of one core. */
    static final long MOST_COMPUTED = 2_000_000;

    private static final String NUMBER = "firefight_signal";

    /** Reads signals, in the order of their kinds. */
    void read(List<Recognised> signals) {
        List<List<Recognised>> heavyLast = batches(signals).stream()
                .sorted(Comparator.comparing(this::isVeryHeavy))
                .toList();
        asking.each(heavyLast, batch -> ask(batch, isVeryHeavy(batch)));
    }

    private boolean isVeryHeavy(List<Recognised> batch) {
        long points = window.length().toSeconds() / steps.stepSeconds() + 1;
        return isHeavy(batch.getFirst())
                && sizes.getOrDefault(batch.getFirst().metric() + "_bucket", 0L) * points > MOST_COMPUTED;
    }

    /** Signals that are asked for together. */
    static List<List<Recognised>> batches(List<Recognised> signals) {
        List<List<Recognised>> batches = new ArrayList<>();
        List<Recognised> batch = new ArrayList<>();
        for (Recognised signal : signals) {
            boolean isOther = !batch.isEmpty()
                    && (isUrgent(batch.getFirst()) != isUrgent(signal) || isHeavy(batch.getFirst()) || isHeavy(signal));
            if (isOther || batch.size() >= MOST_SIGNALS || (!batch.isEmpty() && chars(batch, signal) > MOST_CHARS)) {
                batches.add(List.copyOf(batch));
                batch.clear();
            }
            batch.add(signal);
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }

    private static boolean isUrgent(Recognised signal) {
        return signal.kind().compareTo(SignalKind.LATENCY) <= 0;
    }

    /** Histograms have ten times as many series as all else, and are asked for one by one. */
    private static boolean isHeavy(Recognised signal) {
        return signal.shape() == Recognised.Shape.BUCKETS;
    }

    private static int chars(List<Recognised> batch, Recognised more) {
        List<Recognised> all = new ArrayList<>(batch);
        all.add(more);
        return Query.encoded(promql(all)).length();
    }

    /** One query for all, each result with its number among them. */
    static String promql(List<Recognised> signals) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < signals.size(); i++) {
            text.append(i == 0 ? "" : " or ")
                    .append("label_replace(")
                    .append(signals.get(i).query())
                    .append(", \"" + NUMBER + "\", \"")
                    .append(i)
                    .append("\", \"\", \"\")");
        }
        return text.toString();
    }

    /**
     * Asks for signals together.
     *
     * @param isCoarse whether with fewer points, since with all of them it was too much
     */
    private void ask(List<Recognised> signals, boolean isCoarse) {
        RangeSteps fine = isCoarse ? steps.coarser() : steps;
        Query query = fine.put(Query.of(words(signals), "/api/v1/query_range").with("query", promql(signals)), window);
        List<Runnable> again = new ArrayList<>();
        asking.one(query, (asked, answer) -> {
            boolean isTooMuch = answer instanceof Answer.Failed(Trouble trouble) && trouble.mayHelpToAskLess();
            if (isTooMuch && signals.size() > 1) {
                int half = signals.size() / 2;
                again.add(() -> ask(signals.subList(0, half), isCoarse));
                again.add(() -> ask(signals.subList(half, signals.size()), isCoarse));
            } else if (isTooMuch && !isCoarse) {
                again.add(() -> ask(signals, true));
            } else {
                read(asked, answer, signals);
            }
        });
        again.forEach(Runnable::run);
    }

    private void read(Query asked, Answer answer, List<Recognised> signals) {
        asking.intake().bytes(asked, answer).ifPresent(bytes -> asking.intake().add(asked, (builder, notes) -> {
            try {
                PrometheusAnswer.gauges(
                        new ByteArrayInputStream(bytes), labels -> named(labels, signals), builder, notes);
            } catch (IOException e) {
                throw new UncheckedIOException("memory can always be read", e);
            }
        }));
    }

    private static Optional<Named> named(Map<String, String> labels, List<Recognised> signals) {
        String number = labels.getOrDefault(NUMBER, "");
        if (!number.matches("[0-9]{1,3}") || Integer.parseInt(number) >= signals.size()) {
            return Optional.empty();
        }
        Recognised signal = signals.get(Integer.parseInt(number));
        Map<String, String> others = new TreeMap<>(labels);
        others.remove(NUMBER);
        others.remove("__name__");
        return Optional.of(new Named(signal.signal(), signal.unit(), others));
    }

    private static String words(List<Recognised> signals) {
        String first = signals.getFirst().signal();
        return signals.size() == 1 ? first : first + " and " + (signals.size() - 1) + " more signals";
    }
}
