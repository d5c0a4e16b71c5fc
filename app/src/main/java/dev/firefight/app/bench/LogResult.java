package dev.firefight.app.bench;

import java.util.Map;

/**
 * What came of a labelled log.
 *
 * @param name of the log
 * @param bytes its size
 * @param scores how far it agrees with labels, by their version
 * @param stability of its halves; of no lines when there are no original labels
 * @param movedLines lines that have another pattern or template when the lines are shuffled
 * @param nanos time from the open of the file to the answer, warm
 */
record LogResult(
        String name,
        long bytes,
        Map<LabelledLog.Version, LabelScore> scores,
        Stability stability,
        int movedLines,
        long nanos) {}
