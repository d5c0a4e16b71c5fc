package dev.firefight.practice.console;

import dev.firefight.telemetry.SeriesKey;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Predicate;

/** How services find those that they call, as their own numbers of it say. */
final class Callers {
    private static final String ASKED = "http_client_requests_total";
    private static final String TOOK = "http_client_request_duration_seconds";
    private static final String WHOM = "server_address";

    private final View view;
    private final Map<String, Double> all;
    private final Map<String, Double> errors;
    private final Map<String, Double> refused;
    private final Map<String, Double> again;
    private final Map<String, Double> median;
    private final Map<String, Double> slowest;
    private final Map<String, Double> medianOf;
    private final Map<String, Double> slowestOf;

    /**
     * How somebody is found.
     *
     * @param perSecond how often it is asked, further attempts included
     * @param errors the share that failed
     * @param refused the share that was answered by a refusal
     * @param attempts how many attempts there are for what is wanted once
     * @param medianSeconds how long half of them take at most
     * @param slowestSeconds how long all but one in a hundred take at most
     * @param worst how most of those ended that did not end well; empty where all did
     */
    record Seen(
            double perSecond,
            double errors,
            double refused,
            double attempts,
            double medianSeconds,
            double slowestSeconds,
            String worst) {}

    Callers(View view) {
        this.view = view;
        this.all = view.increase(ASKED, _ -> true, "service", WHOM);
        this.errors = view.increase(ASKED, View.of("outcome", "error"), "service", WHOM);
        this.refused = view.increase(ASKED, View.of("outcome", "refused"), "service", WHOM);
        this.again = view.increase("http_client_retries_total", _ -> true, "service", WHOM);
        this.median = view.quantile(TOOK, 0.5, "service", WHOM);
        this.slowest = view.quantile(TOOK, 0.99, "service", WHOM);
        this.medianOf = view.quantile(TOOK, 0.5, WHOM);
        this.slowestOf = view.quantile(TOOK, 0.99, WHOM);
    }

    /** By one who calls it. */
    Seen of(String caller, String called) {
        String both = caller + " " + called;
        Predicate<SeriesKey> where = key -> key.origin().service().equals(caller) && calls(key, called);
        return seen(
                View.of(all, both),
                errors.getOrDefault(both, 0.0),
                refused.getOrDefault(both, 0.0),
                again.getOrDefault(both, 0.0),
                View.of(median, both),
                View.of(slowest, both),
                where);
    }

    /** By all who call it. */
    Seen of(String called) {
        return seen(
                total(all, called),
                total(errors, called),
                total(refused, called),
                total(again, called),
                View.of(medianOf, called),
                View.of(slowestOf, called),
                key -> calls(key, called));
    }

    private static boolean calls(SeriesKey key, String called) {
        return key.attributes().getOrDefault(WHOM, "").equals(called);
    }

    private static double total(Map<String, Double> some, String called) {
        return some.entrySet().stream()
                .filter(one -> one.getKey().endsWith(" " + called))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private Seen seen(
            double asked,
            double failed,
            double turnedDown,
            double repeated,
            double half,
            double most,
            Predicate<SeriesKey> where) {
        double attempts = asked > repeated ? asked / (asked - repeated) : Double.NaN;
        double seconds = Math.min(View.WINDOW, Math.max(1, view.scrapes().size() - 1) * 15e9) / 1e9;
        return new Seen(asked / seconds, failed / asked, turnedDown / asked, attempts, half, most, worst(where));
    }

    private String worst(Predicate<SeriesKey> where) {
        return view.rate(ASKED, where, View.WINDOW, "error_type").entrySet().stream()
                .filter(one -> !one.getKey().isEmpty() && one.getValue() > 0)
                .max(Comparator.comparingDouble(Map.Entry<String, Double>::getValue))
                .map(one -> one.getKey().replace('_', ' '))
                .orElse("");
    }
}
