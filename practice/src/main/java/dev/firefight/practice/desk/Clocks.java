package dev.firefight.practice.desk;

import dev.firefight.practice.drill.Drill;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Times of the scenario, as they are typed. */
final class Clocks {
    private Clocks() {}

    /** {@code since 19:04}, {@code 19:04:30} or nothing for now. */
    static Instant since(Drill drill, String typed) {
        String text = typed.replace("since", "").strip();
        return text.isEmpty() ? drill.now() : moment(drill, text);
    }

    /** The moment of the scenario's day that is nearest to its beginning. */
    static Instant moment(Drill drill, String text) {
        try {
            LocalTime time = LocalTime.parse(text);
            Instant begin = drill.scenario().start();
            Instant moment = begin.atZone(ZoneOffset.UTC).with(time).toInstant();
            return moment.isBefore(begin.minus(Duration.ofHours(12))) ? moment.plus(Duration.ofDays(1)) : moment;
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("a time is written as 19:04 or 19:04:30, not \"" + text + "\"");
        }
    }

    /** {@code 19:04} of the scenario, after its beginning. */
    static Duration offset(Drill drill, String text) {
        Duration offset = Duration.between(drill.scenario().start(), moment(drill, text));
        if (offset.isNegative()) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s is before the drill began", text));
        }
        return offset;
    }
}
