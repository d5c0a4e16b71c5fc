package dev.firefight.evidence.stat;

import java.util.Arrays;

/** What many of a kind have in common is nobody's fault. */
public final class Peers {
    /** Fewer do not say what all have in common. */
    private static final int FEWEST = 4;

    private Peers() {}

    /** How far each distance is beyond the median of all, in units of their spread where that is more than one; as they are when there are too few. */
    public static double[] beyond(double[] distances) {
        if (distances.length < FEWEST) {
            return distances;
        }
        double middle = Robust.median(distances);
        double spread = Math.max(1, Robust.deviation(distances));
        return Arrays.stream(distances)
                .map(distance -> (distance - middle) / spread)
                .toArray();
    }
}
