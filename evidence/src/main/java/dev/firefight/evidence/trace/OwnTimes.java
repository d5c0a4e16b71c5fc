package dev.firefight.evidence.trace;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Clue.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Clues that a service takes longer by itself: the time of its spans less that of the calls they make. */
final class OwnTimes {
    private OwnTimes() {}

    static List<Clue> clues(Requests requests, long onsetNanos) {
        List<Clue> clues = new ArrayList<>();
        new TreeMap<>(requests.ownTimes().moves(onsetNanos, Requests.Operation::service)).forEach((service, moved) -> {
            if (moved.surprise() > 0) {
                clues.add(new TimeClue(
                                requests.target(service),
                                Family.OWN_TIME,
                                "own time",
                                service + ": "
                                        + requests.words()
                                                .operation(moved.most().key().operation()),
                                "%s takes longer by itself".formatted(service))
                        .clue(
                                moved.surprise(),
                                moved.most().beforeMillis(),
                                moved.most().afterMillis(),
                                onsetNanos));
            }
        });
        return clues;
    }
}
