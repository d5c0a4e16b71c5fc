package dev.firefight.evidence.flow;

/**
 * How much more of the symptom a service had since the onset than it should, summed over periods and requests: failed requests, waiting
 * time, errors.
 *
 * @param amount the excess over the usual level
 * @param beyondUsual what of it the reference does not usually have by itself, never negative
 * @param surprise minus the decimal logarithm of the chance that a healthy stretch has as much, in [0, {@link ExcessMeter#CAP}]
 * @param isNew whether there is neither a baseline nor a point before the onset to compare with
 * @param isCounted whether amounts are for all requests; otherwise for one request a period, as there are no counts
 * @param before usual value of the metric
 * @param after mean value of the metric since the onset, weighted by requests where counted
 * @param stretches how many healthy stretches of equal length there were to compare with
 * @param asMuch how many of them had as much
 */
record Excess(
        double amount,
        double beyondUsual,
        double surprise,
        boolean isNew,
        boolean isCounted,
        double before,
        double after,
        int stretches,
        int asMuch) {}
