package dev.firefight.evidence.trace;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Clue.Family;
import dev.firefight.evidence.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Clues that the steps of a service follow each other in another way than before. */
final class StepClues {
    private final Requests requests;
    private final StepWords words;
    private final long onsetNanos;

    /** A step tells people more than the end, and what appeared more than what vanished. */
    private final Comparator<Steps.Broken> stranger;

    StepClues(Requests requests, long onsetNanos) {
        this.requests = requests;
        this.words = requests.words();
        this.onsetNanos = onsetNanos;
        stranger = Comparator.comparingDouble(Steps.Broken::surprise)
                .thenComparing(broken -> broken.pair().second() != Steps.END)
                .thenComparing(broken -> !broken.vanished())
                .thenComparingInt(Steps.Broken::requests)
                .thenComparing(broken -> words.of(broken.pair().second()))
                .thenComparing(broken -> words.of(broken.pair().first()));
    }

    /**
     * For each service its strangest pair of steps. A service that is asked for other things answers in another way: as much as the steps that
     * lead to its calls have changed at its callers, its own steps are no news.
     */
    List<Clue> clues() {
        List<Steps.Broken> all = requests.steps().broken(onsetNanos);
        Map<String, Steps.Broken> strangest = new TreeMap<>();
        for (Steps.Broken broken : all) {
            if (!isRecovery(broken)) {
                strangest.merge(
                        requests.service(broken.pair().service()),
                        broken,
                        (one, other) -> stranger.compare(one, other) >= 0 ? one : other);
            }
        }
        Map<String, Double> askedOtherwise = askedOtherwise(all);
        List<Clue> clues = new ArrayList<>();
        strangest.forEach((service, broken) -> {
            double surprise = broken.surprise() - askedOtherwise.getOrDefault(service, 0.0);
            if (surprise > 0) {
                clues.add(clue(broken, surprise));
            }
        });
        return clues;
    }

    /**
     * For each service the surprise at how its callers now come to call it, or no longer do. A call that fails where it went well before is
     * no other question.
     */
    private Map<String, Double> askedOtherwise(List<Steps.Broken> all) {
        Set<Steps.Pair> failing = all.stream()
                .map(Steps.Broken::pair)
                .filter(pair -> StepWords.isFailed(pair.second()))
                .map(pair -> new Steps.Pair(pair.service(), pair.first(), StepWords.done(pair.second())))
                .collect(Collectors.toSet());
        Map<String, Double> surprises = new HashMap<>();
        for (Steps.Broken broken : all) {
            Steps.Pair pair = broken.pair();
            if (StepWords.isFailed(pair.second()) || failing.contains(pair)) {
                continue;
            }
            String service = requests.service(pair.service());
            Set<String> calledBefore = called(service, pair.first());
            for (String callee : called(service, pair.second())) {
                if (!calledBefore.contains(callee)) {
                    surprises.merge(callee, broken.surprise(), Math::max);
                }
            }
        }
        return surprises;
    }

    private Set<String> called(String service, int step) {
        OptionalInt operation = StepWords.operationOf(step);
        return operation.isPresent() ? requests.callees(service, operation.getAsInt()) : Set.of();
    }

    /** What speaks of a failure and is seen less is good news. */
    private boolean isRecovery(Steps.Broken broken) {
        return broken.vanished()
                && (FailureWords.in(words.of(broken.pair().first()))
                        || FailureWords.in(words.of(broken.pair().second())));
    }

    private Clue clue(Steps.Broken broken, double surprise) {
        int first = broken.pair().first();
        int second = broken.pair().second();
        String service = requests.service(broken.pair().service());
        return new Clue(
                requests.target(service),
                Family.PATTERN,
                surprise,
                words.of(second == Steps.END ? first : second),
                new Evidence(
                        StepWords.isLine(second) ? Evidence.Kind.LOG : Evidence.Kind.TRACE,
                        service + ": " + words.shortly(first) + " → " + words.shortly(second),
                        first == Steps.BEGIN ? "share of stretches" : "share of requests",
                        broken.before(),
                        broken.after(),
                        "",
                        surprise / Evidence.NATS_PER_BIT,
                        OptionalLong.of(onsetNanos),
                        text(broken, service),
                        Optional.empty()));
    }

    private String text(Steps.Broken broken, String service) {
        int first = broken.pair().first();
        int second = broken.pair().second();
        return first == Steps.BEGIN
                ? "%s says %s in %.0f %% of stretches of %s, before in %.0f %%"
                        .formatted(
                                service,
                                words.quoted(second),
                                100 * broken.after(),
                                words.of(first),
                                100 * broken.before())
                : "in %s, %s is followed by %s in %.0f %% of requests, before in %.0f %%"
                        .formatted(
                                service,
                                words.quoted(first),
                                words.quoted(second),
                                100 * broken.after(),
                                100 * broken.before());
    }
}
