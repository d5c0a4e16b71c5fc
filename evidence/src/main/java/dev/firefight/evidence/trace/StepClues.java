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

/** Clues that the steps of a service follow each other in another way than before. */
final class StepClues {
    private static final double NATS_PER_BIT = Math.log(2);

    private final Requests requests;
    private final StepWords words;
    private final long onsetNanos;

    /** What appeared tells people more than what vanished. */
    private final Comparator<Steps.Broken> stranger;

    StepClues(Requests requests, long onsetNanos) {
        this.requests = requests;
        this.words = requests.words();
        this.onsetNanos = onsetNanos;
        stranger = Comparator.comparingDouble(Steps.Broken::surprise)
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
        Map<String, Steps.Broken> strangest = new TreeMap<>();
        Map<String, Double> askedOtherwise = new HashMap<>();
        for (Steps.Broken broken : requests.steps().broken(onsetNanos)) {
            if (isRecovery(broken)) {
                continue;
            }
            String service = requests.service(broken.pair().service());
            strangest.merge(service, broken, (one, other) -> stranger.compare(one, other) >= 0 ? one : other);
            Set<String> calledBefore = called(service, broken.pair().first());
            for (String callee : called(service, broken.pair().second())) {
                if (!calledBefore.contains(callee)) {
                    askedOtherwise.merge(callee, broken.surprise(), Math::max);
                }
            }
        }
        List<Clue> clues = new ArrayList<>();
        strangest.forEach((service, broken) -> {
            double surprise = broken.surprise() - askedOtherwise.getOrDefault(service, 0.0);
            if (surprise > 0) {
                clues.add(clue(broken, surprise));
            }
        });
        return clues;
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
                        "share of requests",
                        broken.before(),
                        broken.after(),
                        "",
                        surprise / NATS_PER_BIT,
                        OptionalLong.of(onsetNanos),
                        "in %s, %s after %s in %.0f %% of requests, before in %.0f %%"
                                .formatted(
                                        service,
                                        words.quoted(second),
                                        words.quoted(first),
                                        100 * broken.after(),
                                        100 * broken.before()),
                        Optional.empty()));
    }
}
