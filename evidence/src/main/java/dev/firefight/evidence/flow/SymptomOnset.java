package dev.firefight.evidence.flow;

import dev.firefight.evidence.Question;
import dev.firefight.evidence.stat.Robust;
import dev.firefight.telemetry.Symptom;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** The start of the trouble as the series of the stated symptom shows it. */
public final class SymptomOnset {
    /** A run-up of one point is noise, and so is one after a single healthy point. */
    private static final int LEAST_RUN = 2;

    private SymptomOnset() {}

    /**
     * Finds the onset: the split of the symptom's series that explains most of its variance by a shift towards trouble; then, as long as
     * the points before it hold a run-up, the start of that. A run-up is the best split of what came before, if all points after it are
     * worse than all points before it. Where the first sample was lost, the level of the baseline stands for it.
     *
     * @return nanoseconds, in the middle of the first period of trouble; empty without a symptom, or without two points of its series
     */
    public static OptionalLong find(Question question) {
        if (question.symptom().isEmpty()) {
            return OptionalLong.empty();
        }
        Symptom symptom = question.symptom().get();
        Optional<SymptomKind> kind = SymptomKind.of(symptom.metric());
        if (kind.isEmpty()) {
            return OptionalLong.empty();
        }
        Side incident = Side.of(Optional.of(question.incident()), kind.get(), symptom);
        Samples samples = incident.samples(symptom.service()).values();
        Samples healthy = Side.of(question.baseline(), kind.get(), symptom)
                .samples(symptom.service())
                .values();
        long[] times = samples.times();
        double[] bad = samples.toArray();
        if (bad.length < 2) {
            return OptionalLong.empty();
        }
        long step = step(times, healthy.times());
        if (!healthy.isEmpty() && times[0] - incident.axis().time(0) >= step) {
            // what was lost before the first sample may have been the only healthy one
            times = LongStream.concat(LongStream.of(times[0] - step), Arrays.stream(times))
                    .toArray();
            bad = DoubleStream.concat(DoubleStream.of(Robust.median(healthy.toArray())), Arrays.stream(bad))
                    .toArray();
        }
        for (int i = 0; symptom.direction() == Symptom.Direction.DOWN && i < bad.length; i++) {
            bad[i] = -bad[i];
        }
        int start = startOfRunUp(bad, split(bad, bad.length));
        // what was lost after the last healthy sample may have been trouble already
        long first = Math.min(times[start], times[start - 1] + step);
        return OptionalLong.of(first + incident.axis().stepNanos() / 2);
    }

    /** The usual distance of samples: two may have others lost between them, so that healthy ones know it better. */
    private static long step(long[] times, long[] healthy) {
        return step(times.length > 2 || healthy.length < 2 ? times : healthy);
    }

    /** The usual distance of samples, the shorter one where two are as usual: losses only ever make it longer. */
    private static long step(long[] times) {
        long[] gaps = new long[times.length - 1];
        Arrays.setAll(gaps, i -> times[i + 1] - times[i]);
        Arrays.sort(gaps);
        return gaps[(gaps.length - 1) / 2];
    }

    private static int startOfRunUp(double[] bad, int split) {
        int start = split;
        while (start >= 2 * LEAST_RUN) {
            int earlier = split(bad, start);
            boolean isLong = earlier >= LEAST_RUN && start - earlier >= LEAST_RUN;
            double worstBefore = Arrays.stream(bad, 0, earlier).max().orElse(Double.POSITIVE_INFINITY);
            double bestAfter = Arrays.stream(bad, earlier, start).min().orElse(Double.NEGATIVE_INFINITY);
            if (!isLong || bestAfter <= worstBefore) {
                return start;
            }
            start = earlier;
        }
        return start;
    }

    /** The first index of the second part of the best split of the first {@code size} values, at least 1. */
    private static int split(double[] bad, int size) {
        double total = Arrays.stream(bad, 0, size).sum();
        double sum = 0;
        double bestGain = Double.NEGATIVE_INFINITY;
        int best = 1;
        for (int i = 1; i < size; i++) {
            sum += bad[i - 1];
            double shift = (total - sum) / (size - i) - sum / i;
            double gain = shift * Math.abs(shift) * i * (size - i);
            if (gain > bestGain) {
                bestGain = gain;
                best = i;
            }
        }
        return best;
    }
}
