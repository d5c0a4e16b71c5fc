package dev.firefight.server.investigation;

import dev.firefight.evidence.metric.Recovery;
import dev.firefight.evidence.metric.Recovery.Moments;
import dev.firefight.evidence.metric.Recovery.State;
import dev.firefight.server.watch.Smoke;
import dev.firefight.telemetry.SeriesKey;
import dev.firefight.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the signals say of a change.
 *
 * @param standing whether it helped
 * @param text that with its numbers
 * @param recovered what is back, with its numbers; empty where nothing is
 */
record Judgement(Standing standing, String text, Optional<String> recovered) {
    private static final int MOST_LINES = 6;

    /** Whether a change helped. */
    enum Standing {
        /** Something is wrong that was well before the change. */
        SECOND_WAVE,
        /** What was bad is back. */
        HOLDS,
        /** What was bad is back, and alerts still fire. */
        STILL_FIRING,
        /** Some of what was bad is back, and some is not: it helped, and something else is wrong as well. */
        PARTLY,
        /** What was bad is bad still. */
        NOT_YET,
        /** Nothing that was measured had been bad. */
        UNMEASURED
    }

    /**
     * Judges.
     *
     * @param named signals that are to move, as whoever made the change named them; where there are none, errors and latency of what alerted
     */
    static Judgement of(Telemetry telemetry, Moments moments, String named, Fires fires) {
        List<Predicate<SeriesKey>> wishes = Recovery.named(named);
        Predicate<SeriesKey> isWished = wishes.isEmpty()
                ? key -> Recovery.isSymptom(key)
                        && (fires.services().isEmpty()
                                || fires.services().contains(key.origin().service()))
                : key -> wishes.stream().anyMatch(wish -> wish.test(key));
        List<Recovery> all = Recovery.compare(telemetry, moments, key -> isWished.test(key) || Recovery.isSymptom(key));
        List<Recovery> fresh = fresh(all);
        List<Recovery> watched = all.stream()
                .filter(one -> isWished.test(one.key()) && one.state() != State.HEALTHY)
                .sorted(Comparator.comparing(Recovery::state).reversed())
                .toList();
        List<Recovery> back =
                watched.stream().filter(one -> one.state() == State.RECOVERED).toList();
        List<Recovery> bad =
                watched.stream().filter(one -> one.state() != State.RECOVERED).toList();
        Optional<String> recovered =
                back.isEmpty() ? Optional.empty() : Optional.of(lines("Back to what is healthy:", back));
        if (!fresh.isEmpty() || !fires.fresh().isEmpty()) {
            return new Judgement(Standing.SECOND_WAVE, wave(fresh, bad, fires), recovered);
        }
        if (watched.isEmpty()) {
            return new Judgement(
                    Standing.UNMEASURED,
                    "Nothing of "
                            + (wishes.isEmpty() ? "errors and latency of what alerted" : named)
                            + " had left what is healthy, as far as it is measured: say by other means whether it"
                            + " helped.",
                    recovered);
        }
        if (!bad.isEmpty()) {
            return new Judgement(
                    back.isEmpty() ? Standing.NOT_YET : Standing.PARTLY,
                    lines("Not back to what is healthy:", bad),
                    recovered);
        }
        return fires.names().isEmpty()
                ? new Judgement(Standing.HOLDS, lines("Back to what is healthy:", watched), recovered)
                : new Judgement(
                        Standing.STILL_FIRING,
                        lines("Back to what is healthy, but " + brief(fires.names()) + " still fires:", watched),
                        recovered);
    }

    /** The same with what the services themselves answer: while one of the incident does not answer as it should, nothing holds. */
    Judgement with(Smoke smoke) {
        if (smoke.probes().isEmpty()) {
            return this;
        }
        boolean isHeldUp = smoke.isFailing() && standing == Standing.HOLDS;
        String told = isHeldUp ? "What was measured is back, but a smoke probe fails:" : text;
        String all = isHeldUp ? told + "\n" + smoke.text() + "\n" + text : told + "\n" + smoke.text();
        return new Judgement(isHeldUp ? Standing.NOT_YET : standing, all, recovered);
    }

    /** What is newly bad; where of a service only the slowest few are slower, that is no reason to wake anybody. */
    private static List<Recovery> fresh(List<Recovery> all) {
        List<Recovery> bad =
                all.stream().filter(one -> one.state() == State.NEWLY_BAD).toList();
        Set<String> services = bad.stream()
                .filter(one -> !Recovery.isTail(one.key()))
                .map(one -> one.key().origin().service())
                .collect(Collectors.toSet());
        return bad.stream()
                .filter(one -> services.contains(one.key().origin().service()))
                .toList();
    }

    private static String wave(List<Recovery> fresh, List<Recovery> bad, Fires fires) {
        List<Recovery> left =
                bad.stream().filter(one -> one.state() != State.NEWLY_BAD).toList();
        return Stream.of(
                        fires.fresh().isEmpty() ? "" : brief(fires.fresh()) + " fires since the change.",
                        fresh.isEmpty() ? "" : lines("Healthy before the change, and not since:", fresh),
                        left.isEmpty() ? "" : lines("Not back to what is healthy:", left))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String brief(List<String> names) {
        return String.join(", ", names.stream().limit(3).toList())
                + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : "");
    }

    private static String lines(String first, List<Recovery> signals) {
        List<String> lines = new ArrayList<>();
        lines.add(first);
        signals.stream().limit(MOST_LINES).forEach(one -> lines.add("- " + line(one)));
        if (signals.size() > MOST_LINES) {
            lines.add("- and " + (signals.size() - MOST_LINES) + " more");
        }
        return String.join("\n", lines);
    }

    /** As "checkout: http_request_error_ratio 12 % → 0 % (healthy: 0 %)". */
    private static String line(Recovery one) {
        Amounts amounts = Amounts.of(one.key());
        String service = one.key().origin().service();
        return (service.isEmpty() ? "" : service + ": ")
                + one.key().metric()
                + " "
                + amounts.text(one.during())
                + " → "
                + amounts.text(one.after())
                + " (healthy: "
                + amounts.text(one.healthy().middle())
                + ")";
    }
}
