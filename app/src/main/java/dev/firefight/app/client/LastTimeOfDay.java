package dev.firefight.app.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** A time of day as people say it, such as {@code 03:12}: the last one that is over. */
final class LastTimeOfDay {
    private LastTimeOfDay() {}

    /**
     * The moment that is meant, written as servers read it; any other text as it is.
     *
     * @param zone whose clock is meant
     */
    static String resolved(String told, Instant now, ZoneId zone) {
        LocalTime time;
        try {
            time = LocalTime.parse(told.indexOf(':') == 1 ? "0" + told : told);
        } catch (DateTimeException other) {
            return told;
        }
        ZonedDateTime today = now.atZone(zone).with(time);
        ZonedDateTime meant = today.toInstant().isAfter(now) ? today.minusDays(1) : today;
        return meant.toInstant().toString();
    }
}
