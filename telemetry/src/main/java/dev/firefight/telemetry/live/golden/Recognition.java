package dev.firefight.telemetry.live.golden;

import java.util.List;

/**
 * What was recognised on a server.
 *
 * @param metrics how many metrics it has
 * @param recognised the signals, in the order in which they are read
 * @param unrecognised metrics that no convention knows, those with most series first, at most {@value #MOST_TOLD}
 * @param unrecognisedMetrics how many they are
 */
public record Recognition(
        int metrics, List<Recognised> recognised, List<Unrecognised> unrecognised, int unrecognisedMetrics) {
    /** How many metrics are named that nobody knows. */
    public static final int MOST_TOLD = 100;

    /** Nothing was looked at. */
    public static final Recognition NONE = new Recognition(0, List.of(), List.of(), 0);

    /** Copies the lists. */
    public Recognition {
        recognised = List.copyOf(recognised);
        unrecognised = List.copyOf(unrecognised);
    }
}
