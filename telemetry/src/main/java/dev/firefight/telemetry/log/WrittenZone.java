package dev.firefight.telemetry.log;

import java.time.ZoneOffset;
import java.util.Optional;

/** In which zone a line writes its time: who reads the line reads that time, and means it when telling one. */
public final class WrittenZone {
    private static final int MOST_SECONDS = 18 * 3600;

    private WrittenZone() {}

    /** The zone that the first time of a line tells, such as {@code +01:00}; empty when that time tells none, or there is none. */
    public static Optional<ZoneOffset> of(byte[] bytes, int from, int to) {
        TimeText time = new TimeText();
        for (int at = from; at < to; at++) {
            boolean isStart = at == from || !Character.isLetterOrDigit(bytes[at - 1]);
            if (isStart && time.scan(bytes, at, to) >= 0 && isTime(time)) {
                boolean isTold = (time.flags & TimeText.LOCAL) == 0 && Math.abs(time.offsetSeconds) <= MOST_SECONDS;
                return isTold ? Optional.of(ZoneOffset.ofTotalSeconds(time.offsetSeconds)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Seconds since 1970 have no zone, and a date alone needs none. */
    private static boolean isTime(TimeText time) {
        return time.form != TimeForm.EPOCH && (time.flags & TimeText.WITHOUT_CLOCK) == 0;
    }
}
