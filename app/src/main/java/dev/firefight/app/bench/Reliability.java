package dev.firefight.app.bench;

import dev.firefight.evidence.Likelihood.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether likelihoods mean what they say: of the cases in which the first suspect was given 80 %, it should be the right one in 80 of
 * 100. The expected calibration error is the mean distance between the two over ten bins, weighted by their cases (M. P. Naeini, G. F. Cooper, M. Hauskrecht,
 * "Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI 2015).
 */
final class Reliability {
    private static final int BINS = 10;

    private final int[] cases = new int[BINS];
    private final int[] right = new int[BINS];
    private final double[] sum = new double[BINS];

    private void add(double likelihood, boolean isRight) {
        int bin = Math.clamp((int) (likelihood * BINS), 0, BINS - 1);
        cases[bin]++;
        right[bin] += isRight ? 1 : 0;
        sum[bin] += likelihood;
    }

    /** Reliability over answers; one without any suspect counts as a likelihood of 0. */
    static Reliability of(List<Answer> answers, Calibration calibration) {
        Reliability reliability = new Reliability();
        answers.forEach(answer -> reliability.add(answer.likelihood(calibration), answer.isRight()));
        return reliability;
    }

    /** Counts all cases of another one as well. */
    void addAll(Reliability other) {
        for (int bin = 0; bin < BINS; bin++) {
            cases[bin] += other.cases[bin];
            right[bin] += other.right[bin];
            sum[bin] += other.sum[bin];
        }
    }

    /** Expected calibration error. */
    double error() {
        double error = 0;
        int all = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(sum[bin] - right[bin]);
            all += cases[bin];
        }
        return all == 0 ? 0 : error / all;
    }

    /** Rows of a table in Markdown: bin, cases, mean likelihood, share that was right. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (cases[bin] > 0) {
                rows.add(String.format(
                        Locale.ROOT,
                        "| %.1f to %.1f | %d | %.2f | %.2f |",
                        bin / (double) BINS,
                        (bin + 1) / (double) BINS,
                        cases[bin],
                        sum[bin] / cases[bin],
                        right[bin] / (double) cases[bin]));
            }
        }
        return rows;
    }
}
