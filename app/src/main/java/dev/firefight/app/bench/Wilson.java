package dev.firefight.app.bench;

/**
 * Confidence interval of a share (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
 * Statistical Association 22, 1927).
 *
 * @param low lower end
 * @param high upper end
 */
record Wilson(double low, double high) {
    private static final double NORMAL_QUANTILE_975 = 1.959963984540054;

    /** The interval that holds the true share in 95 of 100 cases. */
    static Wilson of(int hits, int cases) {
        if (cases == 0) {
            return new Wilson(0, 1);
        }
        double z = NORMAL_QUANTILE_975;
        double share = (double) hits / cases;
        double middle = share + z * z / (2 * cases);
        double half = z * Math.sqrt(share * (1 - share) / cases + z * z / (4.0 * cases * cases));
        double scale = 1 + z * z / cases;
        return new Wilson((middle - half) / scale, (middle + half) / scale);
    }
}
