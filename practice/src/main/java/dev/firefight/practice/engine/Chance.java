package dev.firefight.practice.engine;

/**
 * A stream of chance that a seed and a name decide: xoshiro256++ (Blackman and Vigna 2018), filled by SplitMix64 (Steele, Lea and Flood
 * 2014). Each component draws from a stream of its own, so that one that draws more does not move what others draw.
 */
public final class Chance {
    /** Odd and large, so that a seed and a letter never make up for each other. */
    private static final long NAME_FACTOR = 0xD1342543DE82EF95L;

    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private double spare;
    private boolean hasSpare;

    /**
     * The beginning of a stream.
     *
     * @param seed of the simulation
     * @param name of the component; each name has a stream of its own
     */
    public Chance(long seed, String name) {
        long state = seed;
        for (int i = 0; i < name.length(); i++) {
            state = mixed(state * NAME_FACTOR + name.charAt(i));
        }
        s0 = mixed(state += 0x9E3779B97F4A7C15L);
        s1 = mixed(state += 0x9E3779B97F4A7C15L);
        s2 = mixed(state += 0x9E3779B97F4A7C15L);
        s3 = mixed(state + 0x9E3779B97F4A7C15L);
    }

    private static long mixed(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** 64 bits. */
    public long bits() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** A number from 0, below 1. */
    public double unit() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** True with this probability. */
    public boolean happens(double probability) {
        return probability > 0 && unit() < probability;
    }

    /** A whole number from 0, below a bound. */
    public int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /** A number with the exponential distribution of this mean. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    /** A number with the standard normal distribution, by the polar method of Marsaglia. */
    public double normal() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        while (true) {
            double x = 2 * unit() - 1;
            double y = 2 * unit() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
                spare = y * factor;
                hasSpare = true;
                return x * factor;
            }
        }
    }
}
