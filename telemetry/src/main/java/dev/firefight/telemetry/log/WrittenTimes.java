package dev.firefight.telemetry.log;

import java.util.EnumMap;
import java.util.Map;

/** The form in which most lines write a time. */
record WrittenTimes(TimeForm form, int count) {
    static WrittenTimes of(TimeForm[] written) {
        Map<TimeForm, Integer> counts = new EnumMap<>(TimeForm.class);
        for (TimeForm form : written) {
            counts.merge(form, 1, Integer::sum);
        }
        counts.remove(TimeForm.NONE);
        WrittenTimes most = new WrittenTimes(TimeForm.NONE, 0);
        for (Map.Entry<TimeForm, Integer> one : counts.entrySet()) {
            most = one.getValue() > most.count() ? new WrittenTimes(one.getKey(), one.getValue()) : most;
        }
        return most;
    }
}
