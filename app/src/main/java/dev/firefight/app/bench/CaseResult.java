package dev.firefight.app.bench;

import dev.firefight.evidence.Findings;
import java.util.List;
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
        long readNanos,
        long thinkNanos) {
    private static final int COMMIT_ID_CHARS = 40;

    /** Places within a set, as shares of its cases. */
    record Accuracy(int cases, int first, int three, int five, double average) {
        static Accuracy of(List<OptionalInt> places) {
            int[] within = new int[6];
            for (OptionalInt place : places) {
                for (int k = 1; k <= 5; k++) {
                    within[k] += place.isPresent() && place.getAsInt() <= k ? 1 : 0;
                }
            }
            double sum = 0;
            for (int k = 1; k <= 5; k++) {
                sum += within[k];
            }
            int n = places.size();
            return new Accuracy(n, within[1], within[3], within[5], n == 0 ? 0 : sum / 5 / n);
        }

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
