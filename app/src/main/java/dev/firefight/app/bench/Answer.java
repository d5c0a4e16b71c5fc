package dev.firefight.app.bench;

import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Likelihood;
import dev.firefight.evidence.Likelihood.Calibration;
import dev.firefight.evidence.Scores;
import dev.firefight.evidence.Suspect;
import java.util.List;

/**
 * A first suspect, of which the likelihood can be computed anew.
 *
 * @param scores what speaks against it and all others
 * @param blamesChange whether the first suspect is a change
 * @param isRight whether it is the cause; never where nothing was wrong
 */
record Answer(Scores scores, boolean blamesChange, boolean isRight) {
    static Answer of(Findings findings, boolean isRight) {
        return new Answer(
                findings.scores(), findings.first().map(Suspect::isChange).orElse(false), isRight);
    }

    /** The likelihood of the first suspect; 0 where there is none. */
    double likelihood(Calibration calibration) {
        Likelihood likelihood = Likelihood.of(scores, calibration);
        List<Double> shares = blamesChange ? likelihood.changes() : likelihood.targets();
        return shares.isEmpty() ? 0 : shares.getFirst();
    }
}
