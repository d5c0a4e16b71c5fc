package dev.firefight.practice.design;

import java.time.Duration;
import java.util.List;

/**
 * Who uses a system. Requests come whether those before were answered or not (an open loop), as they do from many people who do not know of each
 * other.
 *
 * @param perSecond requests a second, on average over a day
 * @param swing how much more come in the busiest hour and less in the quietest one, as a share of the average
 * @param busiestHour the hour of the day, UTC, in which most come
 * @param entry the service they ask
 * @param journeys what they ask for
 * @param patience how long they wait for an answer
 * @param insistence the share of those who try again after a failure, a few seconds later and once only
 * @param good within what time an answer counts as good
 * @param objective the share of requests that shall be answered well
 */
public record LoadDesign(
        double perSecond,
        double swing,
        double busiestHour,
        String entry,
        List<Journey> journeys,
        Duration patience,
        double insistence,
        Duration good,
        double objective) {
    private static final int DAY_SECONDS = 86_400;

    /** Copies the list. */
    public LoadDesign {
        journeys = List.copyOf(journeys);
    }

    /** The same with so many times as many users. */
    LoadDesign times(double factor) {
        return new LoadDesign(
                perSecond * factor, swing, busiestHour, entry, journeys, patience, insistence, good, objective);
    }

    /**
     * How many come a second at a moment, by the time of the day and before anything special.
     *
     * @param second since 1970
     */
    public double perSecondAt(long second) {
        double day = (double) Math.floorMod(second, DAY_SECONDS) / DAY_SECONDS - busiestHour / 24;
        return perSecond * (1 + swing * StrictMath.cos(2 * StrictMath.PI * day));
    }

    /**
     * Something that people ask for.
     *
     * @param route of the entry
     * @param weight how often, in proportion to the others
     */
    public record Journey(String route, double weight) {}
}
