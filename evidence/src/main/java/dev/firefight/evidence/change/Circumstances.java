package dev.firefight.evidence.change;

import dev.firefight.telemetry.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What time and place say about a change, whatever is in it: how it took effect, how shortly before the trouble, and how near to it. */
final class Circumstances {
    private static final double NANOS_PER_SECOND = 1e9;
    /** How often switches are thrown cannot be told from less. */
    private static final long LEAST_SPAN_NANOS = Duration.ofHours(1).toNanos();

    private final Trouble trouble;
    private final String firstFailing;
    private final Routes routes;
    private final double switchesPerNano;
    private final Map<String, Double> words;
    private final Map<String, Boolean> namedServices = new HashMap<>();

    Circumstances(Trouble trouble, String firstFailing, Routes routes, Collection<Change> changes) {
        this.trouble = trouble;
        this.firstFailing = firstFailing;
        this.routes = routes;
        this.words = trouble.words();
        long first = trouble.onsets().firstSign();
        long earliest = changes.stream().mapToLong(Change::timeNanos).min().orElse(first);
        double switches = changes.stream()
                .filter(change -> Routes.isSwitch(change) && change.timeNanos() <= first)
                .count();
        this.switchesPerNano = switches / Math.max(LEAST_SPAN_NANOS, first - earliest);
    }

    /**
     * The likeliest way in which a change took effect.
     *
     * @param route the way; empty when it never did before the trouble
     * @param service where; empty where that is not known
     * @param reasons what speaks for and against it
     * @param coincidence the part of it that connects the change with the trouble by its moment alone, in log-odds
     */
    record Taken(Optional<Route> route, String service, List<Reason> reasons, double coincidence) {
        private double odds() {
            return reasons.stream().mapToDouble(Reason::odds).sum();
        }
    }

    Taken of(Change change, ChangeContent content) {
        Set<String> owners = routes.owners(change);
        String owner = owners.stream().findFirst().orElse(change.service());
        return routes.of(change, content, owners).stream()
                .map(route -> taken(route, owners, owner))
                .reduce((one, other) -> other.odds() > one.odds() ? other : one)
                .orElseGet(() -> new Taken(
                        Optional.empty(),
                        owner,
                        List.of(new Reason(Odds.NEVER_DEPLOYED, "never deployed before the trouble")),
                        0));
    }

    private Taken taken(Route route, Set<String> owners, String owner) {
        Set<String> where = new TreeSet<>(owners);
        where.add(route.service());
        where.remove("");
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(route.odds(), route.text()));
        reasons.add(when(route.timeNanos()));
        reasons.add(where(where));
        double coincidence = coincidence(route);
        if (coincidence > 0) {
            reasons.add(new Reason(coincidence, "switched just before the first sign"));
        }
        return new Taken(Optional.of(route), route.service().isEmpty() ? owner : route.service(), reasons, coincidence);
    }

    private Reason when(long time) {
        long first = trouble.onsets().firstSign();
        long symptom = trouble.onsets().symptom();
        if (time > symptom + trouble.stepNanos() / 2) {
            return new Reason(Odds.TOO_LATE, duration(time - symptom) + " after the symptom began");
        }
        if (time > first + trouble.stepNanos()) {
            return new Reason(Odds.AFTER_FIRST_SIGN, duration(time - first) + " after the first sign");
        }
        double lag = Math.max(0, first - time) / NANOS_PER_SECOND;
        double doublings = Math.log1p(lag / Odds.LAG_SECONDS) / Math.log(2);
        return new Reason(-Odds.LAG_DOUBLING * doublings, duration(first - time) + " before the first sign");
    }

    /** What takes effect at once speaks by its time alone, if so few switches are thrown that none would come so near by accident. */
    private double coincidence(Route route) {
        long before = trouble.onsets().firstSign() - route.timeNanos();
        if (!route.isAtOnce() || before < -trouble.stepNanos()) {
            return 0;
        }
        double chance = -Math.expm1(-switchesPerNano * Math.max(before, trouble.stepNanos()));
        double efolds = -Math.log(chance) - Odds.COINCIDENCE_LEAST_EFOLDS;
        return Math.clamp(Odds.COINCIDENCE_EFOLD * efolds, 0, Odds.COINCIDENCE_MOST);
    }

    private Reason where(Set<String> services) {
        if (services.isEmpty()) {
            return new Reason(Odds.NO_SERVICE, "service not known");
        }
        if (services.stream()
                .anyMatch(service ->
                        service.equals(firstFailing) || trouble.alerted().contains(service))) {
            return new Reason(Odds.AT_FAILING_SERVICE, "at the failing service");
        }
        if (services.stream().anyMatch(service -> trouble.areNeighbours(service, firstFailing))) {
            return new Reason(Odds.AT_FAILING_SERVICE * Odds.NEIGHBOUR_SHARE, "next to the failing service");
        }
        if (services.stream().anyMatch(trouble.sickSince()::containsKey)) {
            return new Reason(Odds.AT_FAILING_SERVICE * Odds.SYMPTOM_SHARE, "at a service with symptoms");
        }
        if (services.stream().anyMatch(service -> namedServices.computeIfAbsent(service, this::isNamed))) {
            return new Reason(0, "at a service that the evidence names");
        }
        return new Reason(Odds.ELSEWHERE, "at a service without symptoms");
    }

    private boolean isNamed(String service) {
        Set<String> own = Words.ofService(service);
        return trouble.said().stream().anyMatch(said -> Calls.names(said.text(), service))
                || (!own.isEmpty()
                        && own.stream().allMatch(word -> words.getOrDefault(word, 0.0) >= Said.BESIDE_ERROR));
    }

    private static String duration(long nanos) {
        double seconds = Math.max(0, nanos) / NANOS_PER_SECOND;
        return seconds < 120
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }
}
