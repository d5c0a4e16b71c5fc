package dev.firefight.practice.engine;

/**
 * Numbers of which small ones are drawn often: the k-th with a weight of k to the power of minus the skew, as the popularity of pages is.
 * Drawn by the alias method (Walker 1977, in the form of Vose 1991) in constant time.
 */
public final class Zipf {
    private final double[] stays;
    private final int[] alias;

    /**
     * Prepares for drawing.
     *
     * @param keys how many numbers there are
     * @param skew 0 for all alike, about 1 for pages
     */
    public Zipf(int keys, double skew) {
        stays = shares(keys, skew);
        alias = new int[keys];
        int[] small = new int[keys];
        int[] large = new int[keys];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < keys; i++) {
            stays[i] *= keys;
            if (stays[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            int less = small[--smalls];
            int more = large[larges - 1];
            alias[less] = more;
            stays[more] -= 1 - stays[less];
            if (stays[more] < 1) {
                larges--;
                small[smalls++] = more;
            }
        }
        while (larges > 0) {
            stays[large[--larges]] = 1;
        }
        while (smalls > 0) { // by rounding only
            stays[small[--smalls]] = 1;
        }
    }

    /** How likely each number is, from that of 0 on. */
    public static double[] shares(int keys, double skew) {
        double[] shares = new double[keys];
        double sum = 0;
        for (int i = 0; i < keys; i++) {
            shares[i] = StrictMath.pow(i + 1, -skew);
            sum += shares[i];
        }
        for (int i = 0; i < keys; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /** A number from 0, of which 0 is the most popular. */
    public int draw(Chance chance) {
        int key = chance.below(stays.length);
        return chance.unit() < stays[key] ? key : alias[key];
    }

    /** How many numbers there are. */
    public int keys() {
        return stays.length;
    }
}
