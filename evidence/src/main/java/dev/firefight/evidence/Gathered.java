package dev.firefight.evidence;

import dev.firefight.evidence.metric.Measurements;
import dev.firefight.evidence.trace.Requests;
import java.util.Optional;

/**
 * What is gathered once for a question, whenever the trouble began.
 *
 * @param question the question
 * @param measurements all series
 * @param requests all requests
 * @param alarm what the alert says
 */
record Gathered(Question question, Measurements measurements, Requests requests, Optional<Clue> alarm) {
    static Gathered of(Question question, Optional<Clue> alarm) {
        return new Gathered(question, Measurements.of(question), Requests.of(question), alarm);
    }
}
