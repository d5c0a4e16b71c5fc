package dev.firefight.app.bench;

import dev.firefight.evidence.Findings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How well one recording was investigated.
 *
 * @param label the truth
 * @param findings what was found
 * @param service place of the right service
 * @param component place of the right component
 * @param indicator place of the right signal, where the truth names one
 * @param onsetErrorSteps how far the onset is from the true one, in steps of the metrics
 * @param blamesDecoy whether the first suspect is a change that looks guilty and is not
 * @param logs what a comparison of the logs alone says; empty when there are none on both sides of the true onset
 * @param readNanos time to read
 * @param thinkNanos time to investigate
 */
record CaseResult(
        Label label,
        Findings findings,
        OptionalInt service,
        OptionalInt component,
        OptionalInt indicator,
        OptionalDouble onsetErrorSteps,
        boolean blamesDecoy,
        Optional<LogPlace> logs,
        long readNanos,
        long thinkNanos) {
    /** A change is labelled by the hash of its commit, SHA-1 in hexadecimal; pods and machines have names of other lengths. */
    private static final int COMMIT_ID_CHARS = 40;

    /**
     * At which places the truth stands within a set.
     *
     * @param cases how many cases there are
     * @param first in how many the truth stands first
     * @param three in how many it is among the first three
     * @param five in how many it is among the first five
     * @param average mean over k from 1 to 5 of the share of cases in which it is among the first k
     */
    record Accuracy(int cases, int first, int three, int five, double average) {
        private static final int LAST = 5;

        /** Counts places; an empty one is a miss. */
        static Accuracy of(List<OptionalInt> places) {
            int[] within = new int[LAST + 1];
            int sum = 0;
            for (OptionalInt place : places) {
                for (int k = place.orElse(LAST + 1); k <= LAST; k++) {
                    within[k]++;
                    sum++;
                }
            }
            int n = places.size();
            return new Accuracy(n, within[1], within[3], within[LAST], n == 0 ? 0 : (double) sum / LAST / n);
        }

        /** A number of cases as a share of all. */
        double share(int hits) {
            return cases == 0 ? 0 : (double) hits / cases;
        }
    }

    /** Whether the right one stands first, by component where the truth is a change, by service elsewhere. */
    boolean isRight() {
        boolean isChange =
                !label.component().equals(label.service()) && label.component().length() == COMMIT_ID_CHARS;
        OptionalInt place = isChange || label.component().equals("none") ? component : service;
        return place.isPresent() && place.getAsInt() == 1;
    }

    /** The first suspect as something that can be judged anew. */
    Answer answer() {
        return Answer.of(findings, isRight());
    }
}
